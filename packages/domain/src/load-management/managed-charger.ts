import type { HeldLimits } from './limit-schedule.ts';

/** What is remembered of a charger between two plans; kept in the database, so that a restart changes nothing. */
export interface ChargerMemory {
  readonly held: HeldLimits;
  readonly lastSentMs: number | null;
  /** Send time of the schedule that is awaiting its answer. */
  readonly unansweredMs: number | null;
  readonly confirmedAtMs: number | null;
  /** It has just reconnected: its limit is sent again, whatever it has. */
  readonly renews: boolean;
  /** The form of profile to send; incremented with every refusal. */
  readonly form: number;
  /** It accepted none of the forms. */
  readonly refuses: boolean;
  /** Consecutive readings above the confirmed limit. */
  readonly tooHighReadings: number;
  readonly checkedReadingMs: number | null;
  readonly unresponsive: boolean;
  /** It continues at its minimum although it accepted a limit of 0. */
  readonly ignoresZero: boolean;
  /** Since when its cars have been waiting or charging; null without a car. */
  readonly waitingSinceMs: number | null;
  readonly chargingSinceMs: number | null;
  readonly pausedSinceMs: number | null;
}

export const NEW_CHARGER: ChargerMemory = {
  held: { confirmed: null, sent: [] },
  lastSentMs: null,
  unansweredMs: null,
  confirmedAtMs: null,
  renews: false,
  form: 0,
  refuses: false,
  tooHighReadings: 0,
  checkedReadingMs: null,
  unresponsive: false,
  ignoresZero: false,
  waitingSinceMs: null,
  chargingSinceMs: null,
  pausedSinceMs: null,
};

/** A charger on a shared grid connection. A per phase. */
export interface ManagedCharger {
  readonly id: string;
  readonly ratedA: number;
  readonly minimumA: number;
  /** Its safe share, given its known quirks. */
  readonly fallbackA: number;
  /** It accepts a limit of 0. */
  readonly pauses: boolean;
  readonly currentStepsA: readonly number[];
  /** It forgets its limits without a connection, so they cannot be relied on. */
  readonly forgets: boolean;
  readonly isConnected: boolean;
  /** A call to it has not been answered yet. */
  readonly isBusy: boolean;
  /** 0: no car. */
  readonly demandA: number;
  readonly memory: ChargerMemory;
}
