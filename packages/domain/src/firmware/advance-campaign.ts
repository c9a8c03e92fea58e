import { hasFailed, isOver, type FirmwareState } from './firmware-update.ts';

export type CampaignState = 'running' | 'paused' | 'stopped' | 'done';

export interface CampaignFacts {
  readonly state: CampaignState;
  /** Failures at which it stops by itself. */
  readonly maxFailures: number;
  /** Until then it waits for chargers that are offline. */
  readonly deadlineAt: Date;
  readonly updates: readonly {
    readonly id: number;
    /** From 1. */
    readonly stage: number;
    readonly state: FirmwareState;
    readonly connected: boolean;
  }[];
}

export interface CampaignStep {
  readonly state: CampaignState;
  /** Updates to ask for now. */
  readonly start: readonly number[];
  /** Whether those that still wait will never be asked. */
  readonly cancelWaiting: boolean;
}

/**
 * What a campaign does next. A stage begins when every charger of the stages before is over or away: one that is
 * offline does not hold up the others, and gets its update when it comes before the deadline.
 */
export function advanceCampaign(campaign: CampaignFacts, now: Date): CampaignStep {
  const { state, updates, maxFailures, deadlineAt } = campaign;
  if (state === 'stopped' || state === 'done') return { state, start: [], cancelWaiting: true };
  const failures = updates.filter((update) => hasFailed(update.state)).length;
  if (failures >= maxFailures) return { state: 'stopped', start: [], cancelWaiting: true };
  const tooLate = now >= deadlineAt;
  const open = updates.filter((update) => !isOver(update.state) && !(tooLate && update.state === 'waiting'));
  if (open.length === 0) return { state: 'done', start: [], cancelWaiting: true };
  if (state === 'paused' || tooLate) return { state, start: [], cancelWaiting: tooLate };
  const held = open.filter((update) => update.state !== 'waiting' || update.connected);
  const stage = Math.min(...held.map((update) => update.stage));
  const start = held.filter((update) => update.state === 'waiting' && update.stage === stage);
  return { state, start: start.map(({ id }) => id), cancelWaiting: false };
}
