import { Temporal } from 'temporal-polyfill';
import type { TariffWindow } from '../tariff.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const ISO_WEEKDAY_OF_DAY_0 = 4;

/** From a moment until another one, in ms since 1970; `until` is exclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A part of a span in which one component applies; `null`: none. */
export interface Slice<Component> extends Span {
  readonly component: Component | null;
}

interface Windowed {
  readonly window?: TariffWindow | undefined;
}

/**
 * The parts of a span by the component that applies: the first whose window matches, then the one without a window. A
 * span without length is one part. A window is matched against what the station's clock shows, so that it is longer or
 * shorter on the days of the clock changes, and an hour that the clock shows twice matches twice.
 */
export const timeSlices = <Component extends Windowed>(
  components: readonly Component[],
  timeZone: string,
  span: Span,
): readonly Slice<Component>[] => {
  const windows = components.map(({ window }) => (window ? minutesOf(window) : null));
  const always = components.find(({ window }) => window === undefined) ?? null;
  if (windows.every((window) => window === null)) return [{ ...span, component: always }];
  const slices: Slice<Component>[] = [];
  for (const { from, until, offsetMs } of clockSpans(span, timeZone)) {
    const edges = [from, ...edgesWithin(windows, { from, until }, offsetMs), until];
    for (const [index, edge] of edges.slice(0, -1).entries()) {
      const shown = windows.findIndex((window) => window !== null && matches(window, edge + offsetMs));
      const component = components[shown] ?? always;
      const last = slices.at(-1);
      const next = { from: edge, until: edges[index + 1] ?? until, component };
      if (last?.component === component) slices[slices.length - 1] = { ...last, until: next.until };
      else slices.push(next);
    }
  }
  return slices;
};

interface Minutes {
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly until: number;
}

/** Minutes of `22:00` since midnight. */
export const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const minutesOf = ({ weekdays, from, until }: TariffWindow): Minutes => ({
  weekdays,
  from: minuteOf(from),
  until: minuteOf(until),
});

/** Whether a window holds at a time of the clock, in ms as if that clock were UTC. */
const matches = ({ weekdays, from, until }: Minutes, clockMs: number): boolean => {
  const day = Math.floor(clockMs / MS_PER_DAY);
  const minute = (clockMs - day * MS_PER_DAY) / MS_PER_MINUTE;
  const isToday = weekdays.includes(weekdayOf(day));
  if (from < until) return isToday && minute >= from && minute < until;
  return (isToday && minute >= from) || (weekdays.includes(weekdayOf(day - 1)) && minute < until);
};

const weekdayOf = (day: number): number => {
  const sinceMonday = (day + ISO_WEEKDAY_OF_DAY_0 - 1) % DAYS_PER_WEEK;
  return ((sinceMonday + DAYS_PER_WEEK) % DAYS_PER_WEEK) + 1;
};

/** Where windows may begin or end, in order. */
const edgesWithin = (windows: readonly (Minutes | null)[], { from, until }: Span, offsetMs: number) => {
  const minutes = windows.flatMap((window) => (window ? [window.from, window.until % (24 * 60)] : []));
  const ordered = [...new Set(minutes)].toSorted((a, b) => a - b);
  const edges: number[] = [];
  const lastDay = Math.floor((until + offsetMs) / MS_PER_DAY);
  for (let day = Math.floor((from + offsetMs) / MS_PER_DAY); day <= lastDay; day += 1) {
    for (const minute of ordered) {
      const at = day * MS_PER_DAY + minute * MS_PER_MINUTE - offsetMs;
      if (at > from && at < until) edges.push(at);
    }
  }
  return edges;
};

/** The parts of a span between changes of the clock. */
const clockSpans = (
  { from, until }: Span,
  timeZone: string,
): readonly (Span & { readonly offsetMs: number })[] => {
  const spans = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  // The polyfill answers undefined, not null as it declares, where the clock never changes.
  let next = at.getTimeZoneTransition('next');
  while (next && next.epochMilliseconds < until) {
    spans.push({ from: at.epochMilliseconds, until: next.epochMilliseconds, offsetMs: offsetOf(at) });
    at = next;
    next = at.getTimeZoneTransition('next');
  }
  return [...spans, { from: at.epochMilliseconds, until, offsetMs: offsetOf(at) }];
};

const offsetOf = ({ offsetNanoseconds }: Temporal.ZonedDateTime): number => offsetNanoseconds / 1e6;
