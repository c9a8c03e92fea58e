import { Money } from '../money/amount.ts';
import type { TariffComponent, TariffWindow } from './tariff.ts';
import { minuteOf } from './by-time/time-slices.ts';

/** What is wrong with one of several components, and where in it. */
export interface ComponentProblem {
  readonly path: readonly [index: number, ...field: string[]];
  readonly reason: 'twice' | 'window-empty' | 'never-applies' | 'below-minimum';
}

/**
 * What keeps components from being a tariff together. Of a kind without windows there is one; a window has a length; a
 * component applies at some time, which those before it leave; the maximum is not below the minimum.
 */
export const componentProblems = (components: readonly TariffComponent[]): readonly ComponentProblem[] => {
  const problems: ComponentProblem[] = [];
  const covered = new Map<TariffComponent['kind'], Set<number>>();
  const unlimited = new Set<TariffComponent['kind']>();
  for (const [index, component] of components.entries()) {
    const { kind } = component;
    const window = 'window' in component ? component.window : undefined;
    if (window === undefined) {
      if (unlimited.has(kind)) problems.push({ path: [index], reason: 'twice' });
      unlimited.add(kind);
    } else if (window.from === window.until) {
      problems.push({ path: [index, 'window', 'until'], reason: 'window-empty' });
    } else {
      const before = covered.get(kind) ?? new Set();
      const own = minutesOfWeek(window);
      if (own.every((minute) => before.has(minute)))
        problems.push({ path: [index, 'window', 'from'], reason: 'never-applies' });
      covered.set(kind, new Set([...before, ...own]));
    }
  }
  return [...problems, ...limitProblems(components)];
};

const limitProblems = (components: readonly TariffComponent[]): ComponentProblem[] => {
  const minimum = components.find(({ kind }) => kind === 'minimum');
  if (minimum?.kind !== 'minimum') return [];
  return components.flatMap((component, index): ComponentProblem[] =>
    component.kind === 'maximum' && new Money(component.amount).lessThan(minimum.amount)
      ? [{ path: [index, 'amount'], reason: 'below-minimum' }]
      : [],
  );
};

const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

const minutesOfWeek = ({ weekdays, from, until }: TariffWindow): number[] => {
  const [first, end] = [minuteOf(from), minuteOf(until)];
  const length = end > first ? end - first : end + MINUTES_PER_DAY - first;
  return weekdays.flatMap((day) =>
    Array.from({ length }, (_, index) => ((day - 1) * MINUTES_PER_DAY + first + index) % MINUTES_PER_WEEK),
  );
};
