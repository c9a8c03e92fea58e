/**
 * How far an update got. `waiting`: of a campaign, not asked yet. `sent`: the charger knows of it and has not begun.
 * `failed` and `unknown` are as good as final, but what the charger reports later still corrects them.
 */
export type FirmwareState =
  | 'waiting'
  | 'requested'
  | 'sent'
  | 'downloading'
  | 'downloaded'
  | 'verifying'
  | 'installing'
  | 'restarting'
  | 'installed'
  | 'failed'
  | 'refused'
  | 'unknown'
  /** A newer update of the same charger took its place. */
  | 'replaced'
  /** Its campaign ended before it was asked. */
  | 'cancelled';

export interface FirmwareUpdate {
  readonly state: FirmwareState;
  /** The last word of the charger, or ours when it never got one; says why an update failed. */
  readonly report: string | null;
  readonly fromVersion: string | null;
  /** What the charger reports as its firmware version once it runs the new one. */
  readonly expectedVersion: string | null;
  readonly retrieveAt: Date;
  readonly installAt: Date | null;
  readonly changedAt: Date;
  /** Of a campaign: a charger that is away is asked when it comes. */
  readonly waits: boolean;
}

export type FirmwareProgress = Pick<FirmwareUpdate, 'state' | 'report'>;

const OVER: readonly FirmwareState[] = ['installed', 'failed', 'refused', 'unknown', 'replaced', 'cancelled'];

/** Whether nothing more is awaited of the update. */
export function isOver(state: FirmwareState): boolean {
  return OVER.includes(state);
}

/** Whether an update ended without the new firmware running, as far as is known. */
export function hasFailed(state: FirmwareState): boolean {
  return state === 'failed' || state === 'refused' || state === 'unknown';
}
