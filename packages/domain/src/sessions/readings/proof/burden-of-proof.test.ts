import { describe, expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

/** Two hours of 7.2 kW on 11 kW, told every five minutes. */
const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(120),
  meterStartWh: 820_000n,
  meterStopWh: 834_400n,
  readings: [],
  maxPowerW: 11_040,
  current: 'ac',
  register: 'auto',
};

const every = (minutes: number, registerAt: (minute: number) => number) =>
  Array.from({ length: Math.ceil(120 / minutes) - 1 }, (_, index) =>
    reading(minutes * (index + 1), Math.round(registerAt(minutes * (index + 1)))),
  );
const steady = (minute: number) => 820_000 + 120 * minute;

const asked = (changed: Partial<EnergyFacts>) =>
  needsReview(sessionEnergy({ ...facts, readings: every(5, steady), ...changed }).anomalies);

test('what all witnesses tell is billed', () => expect(asked({})).toEqual([]));

describe('samples that were left out', () => {
  test('below a start that goes on to those after: it was read late', () => {
    const rose = [515, 894, 1_345, 1_796, 2_246, 2_697, 3_148, 3_599, 4_050, 4_501, 4_952];
    const stood = Array.from({ length: 10 }, () => 5_167);
    const readings = [...rose, ...stood, 9_912, 10_363].map((wh, index) => reading(0.8 + 5 * index, wh));
    const late = { meterStartWh: 2_048n, meterStopWh: 10_426n, stoppedAt: at(111.5), maxPowerW: 22_080 };
    expect(asked({ ...late, readings })).toEqual(['registers_disagree']);
  });

  test('that stood still until the register caught up', () => {
    const readings = every(5, (minute) => steady(minute > 40 && minute < 60 ? 40 : minute));
    expect(asked({ readings })).toEqual(['registers_disagree']);
  });

  test('from before the meter began again, though a start in kWh goes on to those after', () => {
    const readings = every(5, (minute) => (minute < 15 ? 130_000 + 120 * minute : 120 * (minute - 14)));
    expect(asked({ meterStartWh: 130n, meterStopWh: 12_720n, readings })).toEqual(['registers_disagree']);
  });

  test('as if in kWh like the others, though they are on the scale of start and stop', () => {
    const inKwh = every(5, (minute) => (minute === 60 ? 841_000 : Math.round(steady(minute) / 1000)));
    expect(asked({ readings: inKwh })).toEqual(['registers_disagree']);
  });

  test('are wrong where they go on from none of the others, or one stands alone between them', () => {
    const dip = every(5, (minute) => (minute > 40 && minute < 55 ? 0 : steady(minute)));
    expect(asked({ readings: dip })).toEqual([]);
    const low = every(5, (minute) => steady(minute) - (minute === 60 ? 900 : 0));
    expect(asked({ readings: low })).toEqual([]);
    // Of two samples nobody knows which is the wrong one.
    const two = [reading(30, 824_500), reading(60, 822_900)];
    expect(asked({ readings: two })).toEqual(['registers_disagree']);
  });
});

test('several steps that are each within their margin, and together more than the connector delivers', () => {
  const tenSeconds = Array.from({ length: 60 }, (_, index) => reading(10 + index / 6, 820_000 + 55 * index));
  const readings = [...tenSeconds, reading(60, 823_245)];
  expect(asked({ readings, meterStopWh: 823_245n })).toEqual(['implausible_energy']);
});

test('start and stop that may be in kWh, as thousandths of the samples are too', () => {
  const jumped = every(5, (minute) => (minute < 60 ? steady(minute) : steady(minute) + 40_000));
  const inKwh = { meterStartWh: 820n, meterStopWh: 874n, readings: jumped };
  expect(asked(inKwh)).toEqual(['registers_disagree']);
});

test('a first sample in whole kWh that took the place of the start', () => {
  const readings = Array.from({ length: 15 }, (_, index) => reading(10.9 + 15 * index, 13, { powerW: 0 }));
  const zero = { meterStartWh: 0n, meterStopWh: 13_185n, stoppedAt: at(230), maxPowerW: 43_470 };
  const previousEnd = { at: at(-250), registerWh: 13_185n };
  expect(asked({ ...zero, readings, previousEnd })).toEqual(['stop_register']);
});

test('a first sample that is too high to go on from a start of zero, from which the second one does', () => {
  const readings = [reading(0.9, 400), ...every(15, (minute) => 115 * minute)];
  const powers = readings.map((each) => ({ ...each, powerW: 6_900 }));
  const young = { meterStartWh: 0n, meterStopWh: 13_800n, readings: powers };
  expect(asked(young)).toEqual(['registers_disagree']);
  // A meter that could not be read at the start.
  const old = every(15, (minute) => 820_000 + 115 * minute);
  expect(
    asked({ meterStartWh: 0n, meterStopWh: 833_800n, readings: [reading(0.1, 820_011), ...old] }),
  ).toEqual([]);
});

test('a first sample that is too low, where the start told nothing', () => {
  const readings = [0.7, 2.7, 4.7, 6.7, 60, 119].map((minute) =>
    reading(minute, minute < 1 ? 811_000 : 820_000, { powerW: 0 }),
  );
  const dc = { current: 'dc', maxPowerW: null, meterStartWh: -1n, meterStopWh: 820_000n } as const;
  expect(asked({ ...dc, readings })).toEqual(['registers_disagree']);
});

test('a stop of another session, beside a start and samples of zero', () => {
  const readings = every(15, () => 0);
  const zero = { meterStartWh: 0n, meterStopWh: 19_500n, maxPowerW: 43_470, readings };
  expect(asked(zero)).toEqual(['stop_register']);
  // Counted from zero in each session, between a start and a stop that did not.
  const fromZero = every(15, (minute) => 120 * minute);
  expect(asked({ readings: fromZero })).toEqual([]);
});

test('a start that is the stop again, beside samples that counted from zero', () => {
  const readings = [0, 30, 40, 40].map((wh, index) => reading(20 * (index + 1), wh));
  const same = { meterStartWh: 4_402_373n, meterStopWh: 4_402_373n, readings };
  expect(asked(same)).toEqual(['registers_disagree']);
});

test('samples that may have counted since the plug-in, in which another session was before this one', () => {
  const readings = every(15, (minute) => 2_311 + 120 * minute);
  expect(asked({ readings, maxPowerW: 22_080 })).toEqual([]);
});

test('samples that stand still at what start and stop tell, from zero', () => {
  expect(asked({ readings: every(20, () => 2_198), meterStopWh: 822_198n })).toEqual([]);
});

test('a stop that is across the last digit of the start, and less than the samples rose by', () => {
  const across = { meterStartWh: 999_999_999n, meterStopWh: 14_300n };
  expect(asked(across)).toEqual(['meter_rollover']);
});

test('a start of zero, and all that was charged before the first sample, faster than ever after', () => {
  const dc = { meterStartWh: 0n, current: 'dc', maxPowerW: null } as const;
  const readings = every(5, (minute) => 20_000 + 120 * minute);
  const young = { ...dc, meterStopWh: 34_400n, readings };
  expect(asked(young)).toEqual(['registers_disagree']);
  expect(asked({ ...young, previousEnd: { at: at(-20), registerWh: 0n } })).toEqual([]);
});

test('a next start between begin and end, and samples on a scale of their own that tell the same', () => {
  const readings = every(5, (minute) => 7_000_000 + 120 * minute);
  const nextStart = { at: at(200), registerWh: 827_000n };
  expect(asked({ readings, nextStart })).toEqual(['registers_disagree']);
  expect(asked({ readings, nextStart: { ...nextStart, registerWh: 834_400n } })).toEqual([]);
  const unread = {
    meterStartWh: -1n,
    meterStopWh: 834_400n,
    readings: [reading(0.1, 820_003), ...every(5, steady)],
  };
  expect(asked(unread)).toEqual([]);
  expect(asked({ ...unread, nextStart })).toEqual(['registers_disagree']);
  // Also where its own session does not believe it.
  expect(asked({ readings, nextStart: { ...nextStart, registerWh: 827_001n, isDoubted: true } })).toEqual([
    'registers_disagree',
  ]);
});

test('a next start that is doubted there too, and nobody saw this one charge', () => {
  const nextStart = { at: at(200), registerWh: 810_000n, isDoubted: true };
  const readings = every(40, () => 1_758).map((each) => ({ ...each, powerW: 0 }));
  expect(asked({ readings, nextStart })).toEqual(['registers_disagree']);
  const seen = every(5, (minute) => 1_758 + 120 * minute);
  expect(asked({ readings: seen, nextStart })).toEqual([]);
});

describe('a session that begins below the end of the one before', () => {
  const fromZero = {
    meterStartWh: 0n,
    meterStopWh: 14_400n,
    previousEnd: { at: at(-20), registerWh: 9_000n },
  };

  test('counts from zero, if it was seen to', () => {
    expect(asked({ ...fromZero, readings: every(5, (minute) => 120 * minute) })).toEqual([]);
  });

  test('and was not seen to charge, or only once, from one sample to the next', () => {
    expect(asked({ ...fromZero, meterStopWh: 800n, readings: every(5, () => 1) })).toEqual([
      'registers_disagree',
    ]);
    const once = every(5, (minute) => (minute < 60 ? 2 : 900));
    expect(asked({ ...fromZero, meterStartWh: 2n, meterStopWh: 900n, readings: once })).toEqual([
      'registers_disagree',
    ]);
  });
});

test('the begin that a sample tells in place of the start needs a second witness', () => {
  const begun = { ...reading(0, null), beginWh: 820_000n };
  const late = every(30, (minute) => 821_000 + 80 * minute);
  const zero = { meterStartWh: 0n, meterStopWh: 830_600n, readings: [begun, ...late] };
  expect(asked(zero)).toEqual(['registers_disagree']);
  expect(asked({ ...zero, previousEnd: { at: at(-20), registerWh: 820_000n } })).toEqual([]);
});

test('samples on a scale of their own that saw nothing need start or stop to be told by the session beside', () => {
  const short = { meterStartWh: 13_520n, meterStopWh: 13_693n, stoppedAt: at(3.2), maxPowerW: 22_080 };
  const readings = [reading(3, 2_898, { powerW: 0 })];
  expect(asked({ ...short, readings })).toEqual(['registers_disagree']);
  expect(asked({ ...short, readings, previousEnd: { at: at(-20), registerWh: 13_520n } })).toEqual([]);
  expect(asked({ ...short, readings, nextStart: { at: at(20), registerWh: 13_695n } })).toEqual([]);
  expect(asked({ ...short, readings, nextStart: { at: at(20), registerWh: 13_795n } })).toEqual([
    'registers_disagree',
  ]);
});

test('samples in kWh that are called Wh and begin at zero leave the start to the power, or the session before', () => {
  const inKwh = Array.from({ length: 14 }, (_, index) => 1 + 2 * index).map((minute) =>
    reading(minute, Math.round((minute - 1) * 0.038), { powerW: 2_290 }),
  );
  const late = {
    meterStartWh: 188n,
    meterStopWh: 1_086n,
    stoppedAt: at(29.6),
    maxPowerW: 22_080,
    readings: inKwh,
  };
  expect(asked(late)).toEqual(['registers_disagree']);
  expect(asked({ ...late, meterStartWh: 30n })).toEqual([]);
  expect(asked({ ...late, previousEnd: { at: at(-20), registerWh: 188n } })).toEqual([]);
});
