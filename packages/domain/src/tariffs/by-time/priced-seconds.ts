import type { SessionCourse } from './session-course.ts';
import { componentsOf, type IdleComponent, type TariffVersion, type TimeComponent } from '../tariff.ts';
import { timeSlices, type Span } from './time-slices.ts';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;

/** Idle time counts until so long after the stop: by then the price of a session is final. */
const IDLE_AFTER_STOP_MS = 24 * 3_600_000;

export interface Charged<Component = TimeComponent | IdleComponent> {
  readonly component: Component;
  readonly seconds: number;
}

/**
 * The idle seconds of each idle component, in the order of the tariff, and the spans that they are of. The grace is
 * used up once a session, by all its idle time together.
 */
export const idleSeconds = (
  tariff: TariffVersion,
  course: SessionCourse,
): { readonly charged: readonly Charged<IdleComponent>[]; readonly spans: readonly Span[] } => {
  const components = componentsOf(tariff, 'idle');
  if (components.length === 0) return { charged: [], spans: [] };
  const seconds = new Map<IdleComponent, number>();
  const spans: Span[] = [];
  let idleMs = 0;
  for (const span of course.idle) {
    const counted = within({ from: +span.from, until: +span.until }, idleTime(course));
    if (counted === null) continue;
    for (const { component, from, until } of timeSlices(components, tariff.timeZone, counted)) {
      const graceMs = (component?.graceMinutes ?? 0) * MS_PER_MINUTE;
      const charged = { from: from + Math.max(0, graceMs - idleMs), until };
      idleMs += until - from;
      if (component === null || charged.from >= until) continue;
      seconds.set(component, (seconds.get(component) ?? 0) + secondsOf(charged, course));
      spans.push(charged);
    }
  }
  return { charged: chargedOf(components, seconds), spans };
};

const idleTime = ({ startedAt, until }: SessionCourse): Span => ({
  from: +startedAt,
  until: +until + IDLE_AFTER_STOP_MS,
});

/** The seconds of each time component from start to stop, without those that are charged as idle. */
export const timeSeconds = (
  tariff: TariffVersion,
  course: SessionCourse,
  idle: readonly Span[],
): readonly Charged<TimeComponent>[] => {
  const components = componentsOf(tariff, 'time');
  const span = { from: +course.startedAt, until: +course.until };
  if (components.length === 0 || span.from >= span.until) return [];
  const seconds = new Map<TimeComponent, number>();
  let first = 0;
  for (const { component, ...slice } of timeSlices(components, tariff.timeZone, span)) {
    // Both are in order: idle time that is over is not looked at again.
    while ((idle[first]?.until ?? Infinity) <= slice.from) first += 1;
    if (component === null) continue;
    let idleSecs = 0;
    for (let next = first; (idle[next]?.from ?? Infinity) < slice.until; next += 1)
      idleSecs += secondsOf(within(idle[next] ?? slice, slice), course);
    seconds.set(component, (seconds.get(component) ?? 0) + secondsOf(slice, course) - idleSecs);
  }
  return chargedOf(components, seconds);
};

/** Whole seconds since the start at both ends, so that parts add up to the whole. */
const secondsOf = (span: Span | null, { startedAt }: SessionCourse): number => {
  if (span === null) return 0;
  const since = (at: number): number => Math.floor((at - +startedAt) / MS_PER_SECOND);
  return since(span.until) - since(span.from);
};

const within = (span: Span, bounds: Span): Span | null => {
  const [from, until] = [Math.max(span.from, bounds.from), Math.min(span.until, bounds.until)];
  return from < until ? { from, until } : null;
};

const chargedOf = <Component>(
  components: readonly Component[],
  seconds: ReadonlyMap<Component, number>,
): readonly Charged<Component>[] =>
  components.flatMap((component) => {
    const charged = seconds.get(component) ?? 0;
    return charged > 0 ? [{ component, seconds: charged }] : [];
  });
