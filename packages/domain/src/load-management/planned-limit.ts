import type { AvailableCurrent } from './available-current.ts';
import { maxHeldLimit, type LimitSchedule } from './limit-schedule.ts';
import type { ManagedCharger } from './managed-charger.ts';

export const LIMIT_REASONS = [
  'no-car',
  'demand-met',
  'shared',
  'waiting',
  'offline',
  'safe-mode',
  'not-confirmed',
  'refuses',
  'unresponsive',
] as const;

export type LimitReason = (typeof LIMIT_REASONS)[number];

export interface PlannedLimit {
  readonly id: string;
  /** Its intended limit. */
  readonly allowedA: number;
  /** The most it may be drawing, as far as is known. */
  readonly countedA: number;
  readonly reason: LimitReason;
  /** To be sent now; null: nothing. */
  readonly send: LimitSchedule | null;
}

export interface PlanFacts {
  readonly available: Pick<AvailableCurrent, 'availableA' | 'mode'>;
  readonly chargers: readonly ManagedCharger[];
  /** False in the first cycle after a start: calls in progress at that time are not known. */
  readonly mayRaise: boolean;
}

/** Whether a charger does as it is told, as far as is known. */
export const followsLimits = ({ isConnected, forgets, memory }: ManagedCharger): boolean =>
  isConnected && !forgets && !memory.refuses && !memory.unresponsive;

/** The most that a charger may be drawing at a moment. */
export const countedAt = ({ memory, ratedA, forgets }: ManagedCharger, atMs: number): number =>
  forgets || memory.unresponsive ? ratedA : maxHeldLimit(memory.held, ratedA, atMs);
