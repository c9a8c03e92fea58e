import { Temporal } from 'temporal-polyfill';
import { monthPeriod } from './month.ts';

/** Milliseconds since 1970, `until` exclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** An hour of a month, and which of the 168 of a week it is. */
export interface Slot extends Span {
  readonly cell: number;
}

export const HOURS_OF_DAY = 24;

/** The hours of a month on a clock: the one that a clock shows twice is there twice. */
export const hourSlots = (month: string, timeZone: string): readonly Slot[] => {
  const { from, until } = monthPeriod(month, timeZone);
  const end = until.getTime();
  const slots: Slot[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  while (at.epochMilliseconds < end) {
    const next = at.add({ minutes: 60 - at.minute });
    const cell = (at.dayOfWeek - 1) * HOURS_OF_DAY + at.hour;
    slots.push({ from: at.epochMilliseconds, until: Math.min(next.epochMilliseconds, end), cell });
    at = next;
  }
  return slots;
};

/** Adds the seconds of a span to the cells of the hours in which it lies. */
export const addToHours = (cells: number[], span: Span, slots: readonly Slot[]): void => {
  for (let index = firstSlot(slots, span.from); index < slots.length; index += 1) {
    const slot = slots[index];
    if (slot === undefined || slot.from >= span.until) return;
    cells[slot.cell] = (cells[slot.cell] ?? 0) + secondsOf(commonSpan(slot, span));
  }
};

/** The slot in which a moment lies, by bisection: a month has 744, and an account many sessions. */
const firstSlot = (slots: readonly Slot[], at: number): number => {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((slots[middle]?.until ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** What lies in both. */
export const commonSpan = (one: Span, other: Span): Span => ({
  from: Math.max(one.from, other.from),
  until: Math.min(one.until, other.until),
});

/** How long a span is; one that ends before it begins is none. */
export const secondsOf = ({ from, until }: Span): number => Math.max(0, until - from) / 1_000;
