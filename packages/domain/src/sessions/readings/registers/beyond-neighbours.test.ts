import { describe, expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { contradictsNext, tellsOfPrevious, sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(180),
  meterStartWh: 7_461_845n,
  meterStopWh: 7_472_221n,
  readings: [],
  maxPowerW: null,
  current: 'dc',
  register: 'auto',
};
const previousEnd = (registerWh: bigint, isDoubted = false) => ({ at: at(-20), registerWh, isDoubted });
const nextStart = (registerWh: bigint, isDoubted = false) => ({ at: at(200), registerWh, isDoubted });
/** Of a car that takes nothing. */
const standing = (registerWh: number) =>
  [10, 70, 130].map((minutes) => reading(minutes, registerWh, { powerW: 0 }));
/** Of one that was seen to take the same all the time. */
const rising = (startWh: number, stopWh: number) =>
  [10, 70, 130].map((minutes) =>
    reading(minutes, startWh + Math.round(((stopWh - startWh) * minutes) / 180)),
  );

const decide = (changed: Partial<EnergyFacts>) => {
  const { energyWh, anomalies } = sessionEnergy({ ...facts, ...changed });
  return { energyWh: Number(energyWh), asked: needsReview(anomalies) };
};

describe('a session is asked about where it', () => {
  test('counted more, in whatever unit, than there is between the end before and the next start', () => {
    const inKwh = { meterStartWh: 0n, meterStopWh: 28n, readings: standing(28) };
    const between = { ...inKwh, previousEnd: previousEnd(28_497n), nextStart: nextStart(28_499n) };
    expect(decide(between)).toEqual({ energyWh: 28, asked: ['registers_disagree'] });
    expect(decide({ ...between, nextStart: nextStart(28_599n) }).asked).toEqual([]);
    const hundredth = { meterStartWh: 178_779n, meterStopWh: 178_849n, readings: standing(178_779) };
    const doubted = { previousEnd: previousEnd(17_877_850n, true), nextStart: nextStart(17_877_858n) };
    expect(decide({ ...hundredth, ...doubted }).asked).toEqual(['registers_disagree']);
    // Each session counts from zero.
    expect(decide({ ...between, nextStart: nextStart(0n) }).asked).toEqual([]);
  });

  test('begins below the end before, and its samples stand there too', () => {
    const readings = standing(7_461_845);
    for (const isDoubted of [false, true])
      expect(decide({ readings, previousEnd: previousEnd(7_462_900n, isDoubted) }).asked).toEqual([
        'registers_disagree',
      ]);
    expect(decide({ readings, previousEnd: previousEnd(7_461_845n) }).asked).toEqual([]);
    // A young register may count from each plug-in; one far above is of another meter.
    const young = { meterStartWh: 3_100n, meterStopWh: 9_400n, previousEnd: previousEnd(8_200n) };
    expect(decide({ ...young, readings: rising(3_100, 9_400) }).asked).toEqual([]);
    const other = previousEnd(999_999_999n);
    expect(decide({ readings: rising(7_461_845, 7_472_221), previousEnd: other }).asked).toEqual([]);
    // Nobody saw it charge, so that the start and stop are alone against the end before.
    expect(decide({ ...young, readings: standing(3_100) }).asked).toEqual(['registers_disagree']);
    expect(decide({ readings, previousEnd: other }).asked).toEqual(['registers_disagree']);
  });

  test('ends where the session before ended, but for a few Wh, though it began at zero', () => {
    const fromZero = { meterStartWh: 0n, meterStopWh: 26_477n, readings: rising(0, 26_477) };
    for (const readings of [fromZero.readings, standing(0)])
      expect(decide({ ...fromZero, readings, previousEnd: previousEnd(26_477n) }).asked).toEqual([
        'registers_disagree',
      ]);
    expect(decide({ ...fromZero, previousEnd: previousEnd(26_473n) }).asked).toEqual(['registers_disagree']);
    for (const registerWh of [26_478n, 26_470n])
      expect(decide({ ...fromZero, previousEnd: previousEnd(registerWh) }).asked).toEqual([]);
    const rounded = { ...fromZero, meterStopWh: 26_000n, previousEnd: previousEnd(26_000n) };
    expect(decide(rounded).asked).toEqual([]);
  });

  test('ends above a next start that is doubted there, but is no repetition of this one', () => {
    const readings = [{ ...reading(180, null), endWh: 7_472_221n }];
    const asked = (registerWh: bigint) => decide({ readings, nextStart: nextStart(registerWh, true) }).asked;
    expect(asked(7_461_848n)).toEqual(['stop_register', 'registers_disagree']);
  });
});

test('a next start far below a register that counts over the life of its meter', () => {
  const tenfold = { meterStartWh: 429_040n, meterStopWh: 593_050n };
  expect(decide({ ...tenfold, nextStart: nextStart(59_307n) }).asked).toEqual(['registers_disagree']);
  // Read from zero, or not at all there.
  for (const next of [nextStart(0n), nextStart(59_307n, true)])
    expect(decide({ ...tenfold, nextStart: next }).asked).toEqual([]);
});

test('a next start of a tenth or a hundredth of this end', () => {
  const tenfold = { meterStartWh: 104_470n, meterStopWh: 119_250n };
  for (const registerWh of [11_928n, 1_193n])
    expect(decide({ ...tenfold, nextStart: nextStart(registerWh) }).asked).toEqual(['registers_disagree']);
  for (const registerWh of [11_950n, 119_260n])
    expect(decide({ ...tenfold, nextStart: nextStart(registerWh) }).asked).toEqual([]);
});

test('a next start just below this one, which one of the two told too late', () => {
  const young = { meterStartWh: 40_000n, meterStopWh: 42_891n };
  expect(decide({ ...young, nextStart: nextStart(39_856n) }).asked).toEqual(['registers_disagree']);
  for (const registerWh of [42_891n, 39_000n, 6_000n])
    expect(decide({ ...young, nextStart: nextStart(registerWh) }).asked).toEqual([]);
});

test('the session beside tells a thousand times the stop, or the start, which nothing else tells', () => {
  const inKwh = { meterStartWh: 2_300n, meterStopWh: 2_325n, readings: [] };
  expect(decide({ ...inKwh, nextStart: nextStart(2_324_709n) }).asked).toEqual(['registers_disagree']);
  expect(decide({ ...inKwh, nextStart: nextStart(2_330_709n) }).asked).toEqual([]);
  expect(decide({ ...inKwh, previousEnd: previousEnd(2_300_379n) }).asked).toEqual(['registers_disagree']);
});

test('a start that was told after this session lies within it, though by its own time it came before', () => {
  expect(decide({ toldAfterWh: 7_466_320n }).asked).toEqual(['registers_disagree']);
  // Of a session that was told late, before this begin or after this end; rounded to whole kWh.
  for (const toldAfterWh of [7_461_860n, 7_400_000n, 7_472_210n, 7_472_000n])
    expect(decide({ toldAfterWh }).asked).toEqual([]);
});

test('the session before is decided again where this one begins with another register', () => {
  const young = { previousEnd: previousEnd(53_332n) };
  for (const meterStartWh of [54_621n, 53_300n])
    expect(tellsOfPrevious({ ...young, meterStartWh }, [])).toBe(true);
  expect(tellsOfPrevious({ ...young, meterStartWh: 53_336n }, [])).toBe(false);
});

test('the session before is decided again where its stop is doubted and this start tells it too', () => {
  const doubted = { previousEnd: previousEnd(7_461_840n, true) };
  expect(tellsOfPrevious({ ...doubted, meterStartWh: 7_461_845n }, [])).toBe(true);
  const believed = { previousEnd: previousEnd(7_461_840n) };
  expect(tellsOfPrevious({ ...believed, meterStartWh: 7_461_845n }, [])).toBe(false);
});

test('the session after is decided again where it began below the end of one that is told later', () => {
  const late = { meterStopWh: 54_893n, nextStart: nextStart(25_201n) };
  expect(contradictsNext(late, [])).toBe(true);
  expect(contradictsNext({ ...late, nextStart: nextStart(54_890n) }, [])).toBe(false);
  expect(contradictsNext({ ...late, nextStart: null }, [])).toBe(false);
  expect(contradictsNext({ ...late, nextStart: null }, ['overlaps_next'])).toBe(true);
});
