import { monthPeriod, type Period } from './month.ts';
import {
  type Span,
  type Slot,
  HOURS_OF_DAY,
  hourSlots,
  addToHours,
  commonSpan,
  secondsOf,
} from './week-hours.ts';

/** A car that stood at a connector. */
export interface Occupation {
  readonly startedAt: Date;
  /** Null: it still does. */
  readonly endedAt: Date | null;
  readonly idleSeconds: number;
  /** When it did not charge; empty although `idleSeconds` are known: at its end. */
  readonly idle: readonly { readonly from: Date; readonly until: Date }[];
}

/** A connector with what stood at it, in order of the starts. */
export interface UsedConnector {
  readonly timeZone: string;
  /** Since and until when it was there; null: all the time. */
  readonly since: Date | null;
  readonly until: Date | null;
  readonly occupations: readonly Occupation[];
}

/** How a connector was used. */
export interface ConnectorUse {
  readonly availableSeconds: number;
  /** A second at which two sessions overlap counts once. */
  readonly occupiedSeconds: number;
  /** Occupied and not charging. */
  readonly idleSeconds: number;
  /** That ended in the month. */
  readonly sessions: number;
}

/** An hour of the week on the clocks of the stations; 1 is Monday. */
export interface HourUse {
  readonly weekday: number;
  readonly hour: number;
  readonly availableSeconds: number;
  readonly occupiedSeconds: number;
}

/** How connectors were used in a month (`2026-11`) of their stations' clocks: each, and all of them by hour of the week. */
export const utilisationOf = (
  connectors: readonly UsedConnector[],
  month: string,
  now: Date,
): { readonly uses: readonly ConnectorUse[]; readonly hours: readonly HourUse[] } => {
  const slotsOf = new Map<string, readonly Slot[]>();
  const available = Array.from({ length: 7 * HOURS_OF_DAY }, () => 0);
  const occupied = Array.from({ length: 7 * HOURS_OF_DAY }, () => 0);
  const uses = connectors.map((connector) => {
    const slots = slotsOf.get(connector.timeZone) ?? hourSlots(month, connector.timeZone);
    slotsOf.set(connector.timeZone, slots);
    const period = monthPeriod(month, connector.timeZone);
    const there = spanOf(connector, period, now);
    const spans = occupiedSpans(connector.occupations, there);
    addToHours(available, there, slots);
    for (const { span } of spans) addToHours(occupied, span, slots);
    return {
      availableSeconds: secondsOf(there),
      occupiedSeconds: sum(spans.map(({ span }) => secondsOf(span))),
      idleSeconds: sum(spans.map(({ span, occupation }) => idleSecondsIn(occupation, span))),
      sessions: connector.occupations.filter(({ endedAt }) => endedAt && isIn(endedAt, period)).length,
    };
  });
  const hours = available.map((availableSeconds, cell) => ({
    weekday: Math.floor(cell / HOURS_OF_DAY) + 1,
    hour: cell % HOURS_OF_DAY,
    availableSeconds,
    occupiedSeconds: occupied[cell] ?? 0,
  }));
  return { uses, hours };
};

/** When a connector was there in a month so far. One that was used before it was entered here was there then. */
const spanOf = ({ since, until, occupations }: UsedConnector, period: Period, now: Date): Span => {
  const first = occupations[0]?.startedAt.getTime() ?? Infinity;
  const from = Math.max(period.from.getTime(), Math.min(since?.getTime() ?? 0, first));
  const end = Math.min(period.until.getTime(), now.getTime(), until?.getTime() ?? Infinity);
  return { from, until: Math.max(from, end) };
};

const isIn = (at: Date, { from, until }: Period): boolean => at >= from && at < until;

/** What of each occupation lies in a span and in none before it. */
const occupiedSpans = (occupations: readonly Occupation[], { from, until }: Span) => {
  let last = from;
  return occupations.flatMap((occupation) => {
    const begin = Math.max(occupation.startedAt.getTime(), last);
    const end = Math.min(occupation.endedAt?.getTime() ?? until, until);
    if (end <= begin) return [];
    last = end;
    return [{ occupation, span: { from: begin, until: end } }];
  });
};

const idleSecondsIn = ({ endedAt, idleSeconds, idle }: Occupation, span: Span): number => {
  const atItsEnd = (endedAt?.getTime() ?? span.until) - idleSeconds * 1_000;
  const spans =
    idle.length > 0
      ? idle.map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }))
      : [{ from: atItsEnd, until: atItsEnd + idleSeconds * 1_000 }];
  return sum(spans.map((each) => secondsOf(commonSpan(each, span))));
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
