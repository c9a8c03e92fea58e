/**
 * The state of an update. `waiting`: part of a campaign, not sent yet. `sent`: the charger has it but has not started.
 * `failed` and `unknown` are practically final, but later reports still correct them.
 */
export const FIRMWARE_STATES = [
  'waiting',
  'requested',
  'sent',
  'downloading',
  'downloaded',
  'verifying',
  'installing',
  'restarting',
  'installed',
  'failed',
  'refused',
  'unknown',
  /** Replaced by a newer update of the same charger. */
  'replaced',
  /** Its campaign ended before it was sent. */
  'cancelled',
] as const;
export type FirmwareState = (typeof FIRMWARE_STATES)[number];

export interface FirmwareUpdate {
  readonly state: FirmwareState;
  /** The last report of the charger, or ours if it never sent one; says why an update failed. */
  readonly report: string | null;
  readonly fromVersion: string | null;
  /** The firmware version that the charger reports once it runs the new one. */
  readonly expectedVersion: string | null;
  readonly retrieveAt: Date;
  readonly installAt: Date | null;
  readonly changedAt: Date;
  /** Part of a campaign: an offline charger gets it when it reconnects. */
  readonly waits: boolean;
}

export type FirmwareProgress = Pick<FirmwareUpdate, 'state' | 'report'>;

const OVER: readonly FirmwareState[] = ['installed', 'failed', 'refused', 'unknown', 'replaced', 'cancelled'];

/** Whether the update is finished. */
export const isOver = (state: FirmwareState): boolean => {
  return OVER.includes(state);
};

/** Whether an update ended without the new firmware running, as far as is known. */
export const hasFailed = (state: FirmwareState): boolean => {
  return state === 'failed' || state === 'refused' || state === 'unknown';
};
