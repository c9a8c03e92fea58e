import type { HeldLimits } from './limit-schedule.ts';

/** What is remembered of a charger between two plans; kept in the database, so that a restart changes nothing. */
export interface ChargerMemory {
  readonly held: HeldLimits;
  readonly lastSentMs: number | null;
  /** Send time of a schedule that waits for its answer. */
  readonly unansweredMs: number | null;
  readonly confirmedAtMs: number | null;
  /** It has just come back: its limit is sent again, whatever it has. */
  readonly renews: boolean;
  /** Which form of profile it is sent; counts up with every refusal. */
  readonly form: number;
  /** No form was taken. */
  readonly refuses: boolean;
  /** Readings in a row above what it confirmed. */
  readonly tooHighReadings: number;
  readonly judgedReadingMs: number | null;
  readonly unresponsive: boolean;
  /** It goes on at its minimum although it took a limit of 0. */
  readonly ignoresZero: boolean;
  /** Since when its cars wait or charge; null without a car. */
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
  judgedReadingMs: null,
  unresponsive: false,
  ignoresZero: false,
  waitingSinceMs: null,
  chargingSinceMs: null,
  pausedSinceMs: null,
};

/** A charger at a shared grid connection. A per phase. */
export interface ManagedCharger {
  readonly id: string;
  readonly ratedA: number;
  readonly minimumA: number;
  /** Its safe share, as it works out with what the charger is known for. */
  readonly fallbackA: number;
  /** It takes a limit of 0. */
  readonly pauses: boolean;
  readonly currentStepsA: readonly number[];
  /** It forgets its limits without a connection, so none can be counted on. */
  readonly forgets: boolean;
  readonly isConnected: boolean;
  /** A call to it is not answered yet. */
  readonly isBusy: boolean;
  /** 0: no car. */
  readonly wantedA: number;
  readonly memory: ChargerMemory;
}
