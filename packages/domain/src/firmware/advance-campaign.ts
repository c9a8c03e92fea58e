import { hasFailed, isOver, type FirmwareState } from './firmware-update.ts';

/** `proposed`: waits for the approval of a second person. */
export const CAMPAIGN_STATES = ['proposed', 'running', 'paused', 'stopped', 'done'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export interface CampaignFacts {
  readonly state: CampaignState;
  /** The number of failures at which it stops automatically. */
  readonly maxFailures: number;
  /** How long it waits for chargers that are offline. */
  readonly deadlineAt: Date;
  readonly updates: readonly {
    readonly id: number;
    /** Starting at 1. */
    readonly stage: number;
    readonly state: FirmwareState;
    readonly connected: boolean;
  }[];
}

export interface CampaignStep {
  readonly state: CampaignState;
  /** Updates to send now. */
  readonly start: readonly number[];
  /** Whether those still waiting will never be updated. */
  readonly cancelWaiting: boolean;
}

/**
 * The next step of a campaign. A stage begins when every charger of the earlier stages has finished or is offline: an
 * offline charger does not hold up the others, and gets its update if it reconnects before the deadline.
 */
export const advanceCampaign = (campaign: CampaignFacts, now: Date): CampaignStep => {
  const { state, updates, maxFailures, deadlineAt } = campaign;
  if (state === 'stopped' || state === 'done') return { state, start: [], cancelWaiting: true };
  const tooLate = now >= deadlineAt;
  if (state === 'proposed')
    return { state: tooLate ? 'stopped' : 'proposed', start: [], cancelWaiting: tooLate };
  const failures = updates.filter((update) => hasFailed(update.state)).length;
  if (failures >= maxFailures) return { state: 'stopped', start: [], cancelWaiting: true };
  const open = updates.filter((update) => !isOver(update.state) && !(tooLate && update.state === 'waiting'));
  if (open.length === 0) return { state: 'done', start: [], cancelWaiting: true };
  if (state === 'paused' || tooLate) return { state, start: [], cancelWaiting: tooLate };
  const held = open.filter((update) => update.state !== 'waiting' || update.connected);
  const stage = Math.min(...held.map((update) => update.stage));
  const start = held.filter((update) => update.state === 'waiting' && update.stage === stage);
  return { state, start: start.map(({ id }) => id), cancelWaiting: false };
};
