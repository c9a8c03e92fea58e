import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveBeginWh } from './energy-along.ts';

test.each([
  { it: 'a new meter', registersWh: [1_000, 3_000], beginWh: 500, energyWh: 2_900, from: 500 },
  {
    it: 'a stop that is not right',
    registersWh: [21_000, 27_500],
    beginWh: 20_000,
    energyWh: 90_000,
    from: 20_000,
  },
  { it: 'counts from the start', registersWh: [1_000, 3_000], beginWh: 1_000, energyWh: 2_000, from: 1_000 },
  {
    it: 'a reading before the stop',
    registersWh: [1_500, 3_000],
    beginWh: 1_000,
    energyWh: 2_400,
    from: 1_000,
  },
  {
    it: 'a start of 0 that is none',
    registersWh: [21_000, 23_000],
    beginWh: 0,
    energyWh: 2_000,
    from: 21_000,
  },
  { it: 'from each session', registersWh: [200, 4_000], beginWh: 1_000_000, energyWh: 4_000, from: 0 },
  {
    it: 'another register',
    registersWh: [70_000, 74_000],
    beginWh: 1_000_000,
    energyWh: 4_000,
    from: 70_000,
  },
  { it: 'no begin', registersWh: [70_000, 74_000], beginWh: null, energyWh: 4_100, from: 70_000 },
  { it: 'no register', registersWh: [], beginWh: null, energyWh: 0, from: 0 },
])('$it', ({ from, ...course }) => {
  expect(curveBeginWh(course)).toBe(from);
});

test('where the energy is that between begin and end, it counts from the begin', () => {
  const wh = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(wh, fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1 }), (beginWh, steps) => {
      const registersWh = steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? beginWh) + step], []);
      const energyWh = (registersWh.at(-1) ?? 0) - beginWh;
      expect(curveBeginWh({ registersWh, beginWh, energyWh })).toBe(beginWh);
    }),
  );
});
