import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MeterReading } from './meter-reading.ts';
import { reading } from './readings-by-minute.ts';
import { EDGE_READINGS, MOST_READINGS, thinned } from './thinned.ts';

const interval = { energyWh: 10n, seconds: 5 };

/** What a message of a charger may tell, and other messages not. */
const KINDS: Readonly<Record<string, (minute: number) => MeterReading>> = {
  register: (minute) => reading(minute, 1_000),
  power: (minute) => reading(minute, null, { powerW: 7_000 }),
  both: (minute) => reading(minute, 1_000, { powerW: 7_000 }),
  current: (minute) => reading(minute, null, { currentA: { l1: null, l2: null, l3: 16 } }),
  begin: (minute) => reading(minute, 1_000, { beginWh: 1_000n }),
  end: (minute) => reading(minute, null, { endWh: 2_000n }),
  interval: (minute) => reading(minute, null, { interval }),
};
const NAMES = Object.keys(KINDS);

/** Messages that come in turns, the last of them so many times more. */
const turns = fc.record({
  turn: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 6 }),
  count: fc.integer({ min: 100, max: 90_000 }),
});

const toldInTurns = (turn: readonly string[], count: number) => {
  const names = Array.from({ length: count }, (_, index) => turn[index % turn.length] ?? '');
  return names.flatMap((name, index) => KINDS[name]?.(index / 12) ?? []);
};

const isEven = (kept: readonly number[]): boolean => {
  const gaps = kept.slice(1).map((index, at) => index - (kept[at] ?? 0));
  const between = new Set(gaps.slice(EDGE_READINGS, -EDGE_READINGS));
  return between.size <= 1 && gaps.every((gap) => gap <= Math.max(1, ...between));
};

test('of any mix of kinds each keeps its first and last, and an even share of the others', () => {
  fc.assert(
    fc.property(turns, ({ turn, count }) => {
      const readings = toldInTurns(turn, count);
      const kept = new Set(thinned(readings));
      for (const name of new Set(turn)) {
        const own = readings.filter((_, index) => turn[index % turn.length] === name);
        const indices = own.flatMap((each, index) => (kept.has(each) ? [index] : []));
        if (own.length <= MOST_READINGS || name === 'interval') {
          expect(indices.length).toBe(own.length);
          continue;
        }
        expect(indices.slice(0, EDGE_READINGS).at(-1)).toBe(EDGE_READINGS - 1);
        expect(indices.slice(-EDGE_READINGS)[0]).toBe(own.length - EDGE_READINGS);
        expect(isEven(indices)).toBe(true);
        expect(indices.length).toBeGreaterThan(own.length / 6);
        expect(indices.length).toBeLessThanOrEqual(MOST_READINGS);
      }
      expect(thinned([...kept])).toHaveLength(kept.size);
    }),
    { numRuns: 40 },
  );
});
