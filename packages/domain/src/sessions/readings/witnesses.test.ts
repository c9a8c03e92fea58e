import { describe, expect, test } from 'vitest';
import { needsReview } from '../review.ts';
import type { EnergyFacts } from './energy-facts.ts';
import { tellsOfPrevious, sessionEnergy } from './energy.ts';
import { at, reading as readingAt, startedAt } from './readings-by-minute.ts';

const reading = (minutes: number, registerWh: number | null, powerW: number | null = null) =>
  readingAt(minutes, registerWh, { powerW });

/** An hour at 11 kW, sampled each minute, from 1,000,437 Wh. */
const BEGIN_WH = 1_000_437;
const perMinute = (minute: number) => Math.round((11_000 * minute) / 60);
const steady = (change: (registerWh: number, minute: number) => number | null = (wh) => wh) =>
  Array.from({ length: 59 }, (_, index) => index + 1).map((minute) =>
    reading(minute, change(BEGIN_WH + perMinute(minute), minute), 11_000),
  );

const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(60),
  meterStartWh: BigInt(BEGIN_WH),
  meterStopWh: BigInt(BEGIN_WH + 11_000),
  readings: steady(),
  maxPowerW: 22_080,
  current: 'ac',
  register: 'auto',
};

const decide = (changed: Partial<EnergyFacts>) => {
  const decided = sessionEnergy({ ...facts, ...changed });
  return { ...decided, asked: needsReview(decided.anomalies) };
};
const told = (changed: Partial<EnergyFacts>) => {
  const { energyWh, anomalies } = decide(changed);
  return [Number(energyWh), ...anomalies];
};

test('a session that all witnesses agree on', () => {
  expect(decide({})).toMatchObject({
    energyWh: 11_000n,
    begin: 'start',
    end: 'stop',
    anomalies: [],
    steps: [],
    witnesses: [
      { kind: 'messages', energyWh: 11_000n },
      { kind: 'samples', energyWh: BigInt(perMinute(59) - perMinute(1)) },
      { kind: 'power' },
      { kind: 'rating', energyWh: null },
    ],
  });
});

describe('a start register that is not believed', () => {
  const young = {
    stoppedAt: at(89),
    meterStopWh: 25_000n,
    readings: [reading(1 / 6, 21_000, 0), reading(45, 23_000, 2_700)],
  };

  test.each([
    [0n, ['start_register']],
    [-1n, ['start_register']],
    [2n ** 31n - 1n, ['start_register']],
    [2n ** 32n - 1n, ['start_register']],
    [10n ** 12n, ['start_register']],
  ])('%d: the first sample takes its place, and nobody is asked', (meterStartWh, anomalies) => {
    const decided = decide({ ...young, meterStartWh });
    expect(decided).toMatchObject({ energyWh: 4_000n, begin: 'sample', anomalies, asked: [] });
  });

  test('and somebody is where much may have flowed before it', () => {
    const decided = decide({ meterStartWh: -1n, readings: steady().slice(9) });
    expect(decided).toMatchObject({ energyWh: BigInt(11_000 - perMinute(10)), asked: ['unmeasured_energy'] });
  });

  test('over seven hours at 600 W', () => {
    const readings = [reading(1, 120_000, 600), reading(210, 122_000, 600), reading(419, 124_000, 600)];
    const night = { stoppedAt: at(420), meterStartWh: -1n, meterStopWh: 124_000n, readings };
    expect(told(night)[0]).toBe(4_000);
  });

  test('a register that counts in each session from zero is', () => {
    const meterStopWh = 11_000n;
    expect(told({ meterStartWh: 0n, meterStopWh, readings: steady((wh) => wh - BEGIN_WH) })).toEqual([
      11_000,
    ]);
    const sparse = [reading(15, 2_750, 11_000), reading(45, 8_250, 11_000)];
    expect(told({ meterStartWh: 0n, meterStopWh, readings: sparse })).toEqual([11_000]);
  });

  test('samples far below it that do not count from zero', () => {
    const readings = steady((wh) => wh - 500_000);
    expect(told({ meterStopWh: null, readings })).toEqual([
      perMinute(59) - perMinute(1),
      'start_register',
      'registers_disagree',
      'no_meter_stop',
    ]);
  });

  test('samples and stop that count from zero without it', () => {
    const readings = steady((wh) => wh - BEGIN_WH);
    expect(told({ meterStopWh: 11_000n, readings })).toEqual([
      11_000,
      'relative_samples',
      'registers_disagree',
    ]);
  });

  test('below where the previous session ended: the power decides', () => {
    const previousEnd = { at: at(-60), registerWh: BigInt(BEGIN_WH) };
    const stale = decide({ meterStartWh: BigInt(BEGIN_WH - 5_000), previousEnd });
    expect(stale).toMatchObject({ energyWh: 11_000n, begin: 'previous' });
    expect(stale.asked).not.toEqual([]);
  });

  test('below where the previous session ended, from zero and without power: a person decides', () => {
    const previousEnd = { at: at(-60), registerWh: 1_000n };
    const sparse = [reading(15, 2_750), reading(45, 8_250)];
    const zero = { meterStartWh: 0n, meterStopWh: 11_000n, readings: sparse, previousEnd };
    expect(decide(zero).asked).toEqual(['registers_disagree']);
  });
});

const coarse = (...kwh: number[]) =>
  [1, 30, 55].map((minute, index) => reading(minute, Math.round((kwh[index] ?? 0) * 1000)));

describe('samples in steps of 100 Wh', () => {
  const messages = { meterStartWh: 58_294n, meterStopWh: 62_961n };

  test.each([
    ['cut off', [58.2, 60.5, 62.9]],
    ['rounded up', [58.3, 60.6, 63.0]],
    ['in whole kWh', [58, 60, 62]],
  ])('%s leave no doubt', (_, kwh) => {
    expect(told({ ...messages, readings: coarse(...kwh) })).toEqual([4_667]);
  });

  test('a register that begins again is told all the same', () => {
    const readings = [...coarse(58.2, 60.5), reading(31, 0), reading(45, 1_200), reading(55, 2_400)];
    expect(told({ ...messages, meterStopWh: 2_450n, readings })).toContain('meter_reset');
  });
});

describe('a wrong value among right ones', () => {
  test.each([
    ['a dip to zero', 30, 0],
    ['a dip of 2 kWh', 30, BEGIN_WH + perMinute(30) - 2_000],
    ['a spike', 30, 99_999_999],
    ['a first one', 1, 5_000],
    ['a last one', 59, 0],
  ])('%s changes nothing', (_, minute, wrong) => {
    const decided = decide({ readings: steady((wh, each) => (each === minute ? wrong : wh)) });
    expect(decided).toMatchObject({ energyWh: 11_000n, asked: [] });
    expect(decided.steps.length).toBeGreaterThan(0);
  });

  test('a dip of ten minutes that recovers changes nothing', () => {
    const readings = steady((wh, minute) => (minute > 20 && minute <= 30 ? wh - 50_000 : wh));
    expect(decide({ readings })).toMatchObject({ energyWh: 11_000n, asked: [] });
  });

  test('a register that goes on from somewhere else is asked about, without the jump', () => {
    const readings = steady((wh, minute) => (minute > 30 ? wh + 50_000 : wh));
    const decided = decide({ readings, meterStopWh: BigInt(BEGIN_WH + 61_000) });
    expect(decided.asked).toEqual(['register_jump']);
    expect(Number(decided.energyWh)).toBeGreaterThan(10_700);
    expect(Number(decided.energyWh)).toBeLessThan(11_100);
  });
});

test('one sample of 0 does not speak against all others, although the start is 0 as well', () => {
  const readings = steady((wh, minute) => (minute === 40 ? 0 : wh));
  const decided = decide({ meterStartWh: 0n, meterStopWh: 19_000n, readings });
  expect(decided.asked).not.toEqual([]);
});

test('a car that takes nothing at any of many moments has charged nothing between them', () => {
  const readings = steady(() => null).map((each) => ({ ...each, powerW: 0 }));
  expect(decide({ readings }).asked).toEqual(['power_disagrees']);
});

test('intervals of which some got lost leave the rest open', () => {
  const readings = [5, 10, 15, 55, 60].map((minute) => ({
    ...reading(minute, null),
    interval: { energyWh: 917n, seconds: minute === 55 ? 2_400 : 300 },
  }));
  expect(decide({ readings }).asked).toEqual([]);
});

test('a register that falls back and counts again has not dipped', () => {
  const readings = steady((wh, minute) => (minute > 29 ? wh - 900 : wh));
  expect(decide({ readings, meterStopWh: BigInt(BEGIN_WH + 10_100) }).asked).toContain('meter_reset');
});

test('one or two finer values among coarse ones are no reason to doubt', () => {
  const cut = steady((wh) => Math.floor(wh / 1000) * 1000);
  const readings = [reading(0, BEGIN_WH), ...cut, reading(60, BEGIN_WH + 11_000)];
  expect(told({ readings })).toEqual([11_000]);
});

describe('start and stop against the samples', () => {
  test('a stop above what the samples allow', () => {
    expect(decide({ meterStopWh: BigInt(BEGIN_WH + 16_000) }).asked).toEqual(['stop_register']);
  });

  test('a stop that was read too early', () => {
    expect(decide({ meterStopWh: BigInt(BEGIN_WH + 8_000) }).asked).toEqual(['stop_register']);
  });

  test('a meter that stands still in its samples', () => {
    expect(decide({ readings: steady(() => BEGIN_WH) }).asked).not.toEqual([]);
  });

  test('samples in kWh that are sent as Wh agree with them', () => {
    expect(decide({ readings: steady((wh) => Math.floor(wh / 1000)) })).toMatchObject({
      energyWh: 11_000n,
      asked: [],
    });
  });

  test('samples on a scale of their own that tell the same', () => {
    expect(told({ readings: steady((wh) => wh - BEGIN_WH + 7_000_123) })).toEqual([11_000]);
  });

  test('samples on a scale of their own that tell something else', () => {
    const readings = steady((_, minute) => 7_000_123 + perMinute(minute) * 2);
    expect(decide({ readings }).asked).toContain('registers_disagree');
  });

  test('the registers at begin and end that samples tell take the place of those of the messages', () => {
    const readings = [
      { ...reading(0, null), beginWh: BigInt(BEGIN_WH) },
      ...steady(),
      { ...reading(60, null), endWh: BigInt(BEGIN_WH + 11_000) },
    ];
    const decided = decide({ meterStartWh: 0n, meterStopWh: 0n, readings });
    expect(decided).toMatchObject({
      energyWh: 11_000n,
      begin: 'begin',
      end: 'end',
      anomalies: ['start_register', 'no_meter_stop'],
      asked: [],
    });
  });

  test('messages come before what samples tell of begin and end, and that before the neighbours', () => {
    const neighbours = {
      previousEnd: { at: at(-10), registerWh: BigInt(BEGIN_WH - 10) },
      nextStart: { at: at(70), registerWh: BigInt(BEGIN_WH + 11_015) },
    };
    const ends = [
      { ...reading(0, null), beginWh: BigInt(BEGIN_WH + 5) },
      ...steady(),
      { ...reading(60, null), endWh: BigInt(BEGIN_WH + 11_010) },
    ];
    expect(decide({ ...neighbours, readings: ends })).toMatchObject({ begin: 'start', end: 'stop' });
    const unsaid = { ...neighbours, meterStartWh: null, meterStopWh: null };
    expect(decide({ ...unsaid, readings: ends })).toMatchObject({ begin: 'begin', end: 'end' });
    expect(decide(unsaid)).toMatchObject({ begin: 'previous', end: 'next' });
  });

  test('zero at the begin and the end is no register where others have counted', () => {
    const readings = [{ ...reading(0, null), beginWh: 0n }, ...steady(), { ...reading(60, null), endWh: 0n }];
    expect(told({ readings })).toEqual([11_000]);
  });

  test('a neighbouring session takes the place of the one that the other contradicts', () => {
    const previousEnd = { at: at(-10), registerWh: BigInt(BEGIN_WH) };
    const nextStart = { at: at(70), registerWh: BigInt(BEGIN_WH + 11_000) };
    expect(decide({ meterStartWh: 2_000_000n, previousEnd, readings: [] })).toMatchObject({
      energyWh: 11_000n,
      begin: 'previous',
      end: 'stop',
      asked: ['registers_disagree'],
    });
    expect(decide({ meterStopWh: 500_000n, nextStart, readings: [] })).toMatchObject({
      energyWh: 11_000n,
      begin: 'start',
      end: 'next',
      asked: ['stop_register'],
    });
  });
});

describe('registers and power', () => {
  const byPower = { method: 'power', begin: 'none', end: 'none', beginWh: null, endWh: null } as const;

  test('that differ by more than both limits wait for a person', () => {
    const registers = steady((_, minute) => BEGIN_WH + Math.round(perMinute(minute) * 0.8));
    expect(told({ readings: registers, meterStopWh: BigInt(BEGIN_WH + 8_800) })).toEqual([
      8_800,
      'power_disagrees',
    ]);
  });

  test('that differ by less do not', () => {
    const registers = steady((_, minute) => BEGIN_WH + Math.round(perMinute(minute) * 0.92));
    expect(told({ readings: registers, meterStopWh: BigInt(BEGIN_WH + 10_120) })).toEqual([10_120]);
    expect(
      told({
        readings: registers,
        meterStopWh: BigInt(BEGIN_WH + 10_120),
        agreement: { share: 0.02, energyWh: 100 },
      }),
    ).toEqual([10_120, 'power_disagrees']);
  });

  test('a thousand times too little is named, and what the power says is proposed', () => {
    const readings = steady((wh) => Math.floor(wh / 1000));
    const decided = decide({ meterStartWh: 1_000n, meterStopWh: 1_011n, readings });
    expect(decided.anomalies).toEqual(['register_factor']);
    expect(Number(decided.energyWh)).toBeGreaterThan(10_700);
    expect(decided).toMatchObject(byPower);
  });

  test('intervals that say otherwise are asked about, those that leave it open are not', () => {
    const told = [15, 30, 45, 60].map((minute) => ({
      ...reading(minute, null),
      interval: { energyWh: 5_500n, seconds: 900 },
    }));
    expect(decide({ readings: told }).asked).toEqual(['power_disagrees']);
    expect(decide({ readings: told.slice(0, 2) }).asked).toEqual([]);
  });

  test('a meter that stands still while power flows', () => {
    const still = { readings: steady(() => BEGIN_WH), meterStopWh: BigInt(BEGIN_WH) };
    const decided = decide(still);
    expect(decided.asked).toEqual(['power_disagrees']);
    expect(Number(decided.energyWh)).toBeGreaterThan(10_700);
    expect(decided).toMatchObject(byPower);
  });

  test('whole kWh that stand still are no meter that does', () => {
    const readings = [0n, 253n, 251n, 0n].map((energyWh, index) => ({
      ...reading(12 + 15 * index, 5_507_000, 0),
      interval: { energyWh, seconds: 900 },
    }));
    const short = { meterStartWh: 5_506_795n, meterStopWh: 5_507_299n, stoppedAt: at(60), readings };
    expect(decide(short)).toMatchObject({ energyWh: 504n, asked: [] });
  });

  test('a meter that stands still while the intervals count', () => {
    const told = [15, 30, 45, 60].map((minute) => ({
      ...reading(minute, BEGIN_WH),
      interval: { energyWh: 5_500n, seconds: 900 },
    }));
    const decided = decide({ readings: told, meterStopWh: BigInt(BEGIN_WH) });
    expect(decided).toMatchObject({ ...byPower, method: 'intervals', energyWh: 22_000n });
  });
});

test('start and stop in kWh that are sent as Wh are told by the samples', () => {
  const decided = decide({ meterStartWh: 1_000n, meterStopWh: 1_011n });
  expect(decided.asked).toContain('register_factor');
  expect(Number(decided.energyWh)).toBeGreaterThan(10_500);
  const ends = [
    { ...reading(0, null), beginWh: BigInt(BEGIN_WH) },
    { ...reading(60, null), endWh: BigInt(BEGIN_WH + 11_000) },
  ];
  expect(told({ meterStartWh: 1_000n, meterStopWh: 1_011n, readings: ends })).toEqual([
    11_000,
    'register_factor',
  ]);
});

test('without power too; and a difference of less than a kWh names no factor', () => {
  const withoutPower = steady().map((each) => ({ ...each, powerW: null }));
  expect(decide({ meterStartWh: 1_000n, meterStopWh: 1_011n, readings: withoutPower })).toMatchObject({
    energyWh: BigInt(perMinute(59) - perMinute(1)),
    begin: 'sample',
    end: 'sample',
    asked: ['register_factor'],
  });
  const elsewhere = [reading(1, 7_000_123), reading(30, 7_000_273), reading(59, 7_000_423)];
  expect(decide({ meterStopWh: BigInt(BEGIN_WH), readings: elsewhere }).asked).toEqual([
    'registers_disagree',
  ]);
});

test('registers in kWh are read as such where the quirk profile of the charger says so', () => {
  const readings = steady((wh) => Math.floor(wh / 1000));
  const inKwh = { meterStartWh: 1_000n, meterStopWh: 1_011n, readings, register: 'kwh' } as const;
  expect(told(inKwh)).toEqual([11_000]);
});

test('a start that was read late is contradicted by the register at the begin that a sample tells', () => {
  const readings = [{ ...reading(0, null), beginWh: BigInt(BEGIN_WH) }, reading(15, BEGIN_WH + 2_750)];
  const { anomalies } = decide({ meterStartWh: BigInt(BEGIN_WH + 300), readings });
  expect(anomalies).toEqual(['start_register', 'registers_disagree']);
});

test('what the next session begins below, this one has not counted', () => {
  const nextStart = { at: at(90), registerWh: BigInt(BEGIN_WH + 5_500) };
  expect(decide({ nextStart, readings: [] }).asked).toContain('registers_disagree');
});

const doubted = (registerWh: number) => ({ at: at(90), registerWh: BigInt(registerWh), isDoubted: true });

describe('a next start that its own session does not believe', () => {
  test('contradicts an end above it', () => {
    expect(decide({ nextStart: doubted(BEGIN_WH + 5_500), readings: [] }).asked).toContain(
      'registers_disagree',
    );
  });

  test.each([
    ['is from long ago', BEGIN_WH - 70_000],
    ['is cut to whole kWh', 1_011_000],
  ])('does not where it %s', (_, registerWh) => {
    expect(told({ nextStart: doubted(registerWh), readings: [] })).toEqual([11_000]);
  });

  test('repeats the start of this session: nothing was charged, or it was not read', () => {
    const repeated = { nextStart: doubted(BEGIN_WH), readings: [] };
    expect(told(repeated)).toEqual([11_000, 'registers_disagree']);
    // Whatever tells the same as the stop says that it was not read; the end that a sample tells is the stop told again.
    const ends = [{ ...reading(60, null), endWh: BigInt(BEGIN_WH + 11_000) }];
    expect(told({ ...repeated, readings: ends })).toEqual([11_000, 'registers_disagree']);
    const powers = steady(() => null);
    for (const readings of [steady(), powers, steady((wh) => wh + 7_000_000)])
      expect(told({ ...repeated, readings })).toEqual([11_000]);
    // Nobody is asked about what is no more than rounding, or where each session counts from near zero.
    expect(told({ ...repeated, meterStopWh: BigInt(BEGIN_WH + 15) })).toEqual([15]);
    const fromZero = { meterStartWh: 3n, meterStopWh: 11_003n };
    expect(told({ ...repeated, ...fromZero, nextStart: doubted(3) })).toEqual([11_000]);
  });

  test('takes the place of no stop', () => {
    const nextStart = doubted(BEGIN_WH + 11_000);
    expect(decide({ nextStart, meterStopWh: null })).toMatchObject({ end: 'sample' });
  });
});

test('what a session contradicts of the one before', () => {
  const previousEnd = { at: at(-30), registerWh: BigInt(BEGIN_WH) };
  const start = (meterStartWh: bigint | null) => ({ meterStartWh, previousEnd });
  expect(tellsOfPrevious(start(BigInt(BEGIN_WH - 1_000)), [])).toBe(true);
  expect(tellsOfPrevious(start(BigInt(BEGIN_WH - 5)), [])).toBe(false);
  expect(tellsOfPrevious(start(BigInt(BEGIN_WH - 5)), ['overlaps_previous'])).toBe(true);
  expect(tellsOfPrevious(start(-1n), [])).toBe(false);
  expect(tellsOfPrevious(start(null), [])).toBe(false);
});

test('power of a car that pauses at every moment that is known says nothing of the time between', () => {
  expect(told({ readings: [reading(2, BEGIN_WH, 0), reading(50, BEGIN_WH + 11_000, 0)] })).toEqual([11_000]);
});

test('a meter that counts twice is told by the mean of the power, where its bounds are wide', () => {
  const readings = Array.from({ length: 10 }, (_, index) => index * 6 + 3).map((minute) =>
    reading(minute, BEGIN_WH + 2 * perMinute(minute), minute % 12 === 3 ? 6_000 : 16_000),
  );
  expect(decide({ readings, meterStopWh: BigInt(BEGIN_WH + 22_000) }).asked).toContain('power_disagrees');
});

test('DC current without a voltage is no witness', () => {
  const readings = steady().map((each) => ({
    ...each,
    powerW: null,
    currentA: { l1: 25, l2: null, l3: null },
  }));
  expect(told({ readings, current: 'dc', maxPowerW: null })).toEqual([11_000]);
  const withVoltage = readings.map((each) => ({ ...each, voltageV: 230 }));
  expect(decide({ readings: withVoltage, current: 'dc', maxPowerW: null }).asked).toEqual([
    'power_disagrees',
  ]);
});

test('a car may charge between two moments at which it does not', () => {
  const idle = Array.from({ length: 11 }, (_, index) =>
    reading(index * 5 + 1, BEGIN_WH + (index === 0 ? 0 : 5_749), 0),
  );
  const meterStopWh = BigInt(BEGIN_WH + 5_749);
  expect(told({ readings: idle, meterStopWh, current: 'dc', maxPowerW: null })).toEqual([5_749]);
});

test('power says nothing of the time of samples that got lost', () => {
  const paused = (minutes: number) => {
    const charged = (minute: number) =>
      BEGIN_WH + perMinute(minute <= 32 ? minute : Math.max(32, minute - minutes));
    const readings = [0, 10, 20, 30, 55].map((minute) => reading(minute + 2, charged(minute + 2), 11_000));
    return { readings, meterStopWh: BigInt(charged(57)) };
  };
  expect(told(paused(20))).toEqual([perMinute(37)]);
  // But a car that charges just before and just after has not paused for all of it.
  expect(told(paused(25))).toEqual([perMinute(32), 'power_disagrees']);
});

test('begin and end that samples tell are rounded as they show, also where there are no other samples', () => {
  const readings = [
    { ...reading(0, null), beginWh: 1_000_400n },
    { ...reading(60, null), endWh: 1_001_000n },
  ];
  expect(told({ readings, meterStopWh: BigInt(BEGIN_WH + 600) })).toEqual([600]);
  expect(told({ readings, meterStopWh: BigInt(BEGIN_WH + 500) })).toEqual([500]);
});

test('power does not decide between two energies that are closer than its own error', () => {
  const previousEnd = { at: at(-10), registerWh: BigInt(BEGIN_WH + 600) };
  const readings = steady((wh, minute) => (minute < 5 ? null : wh)).map((each) => ({
    ...each,
    powerW: 12_050,
  }));
  expect(decide({ previousEnd, readings }).asked).toContain('registers_disagree');
});

test('two intervals do not show how long they are', () => {
  const readings = [3, 53].map((minute) => ({
    ...reading(minute, null),
    interval: { energyWh: 387n, seconds: 3_000 },
  }));
  expect(decide({ readings }).asked).toEqual([]);
});

test('signed values outrank all others', () => {
  const signed = { beginWh: 5_000n, endWh: 16_010n };
  expect(decide({ signed, meterStopWh: 0n })).toMatchObject({
    energyWh: 11_010n,
    method: 'signed',
    begin: 'signed',
    end: 'signed',
    asked: [],
  });
});

test('a signature that does not hold for the key of the meter is asked about', () => {
  expect(decide({ signatureFails: true })).toMatchObject({
    energyWh: 11_000n,
    method: 'registers',
    asked: ['signature_fails'],
  });
});

test('sessions that overlap by the times of the charger: the registers decide, the overlap is asked about', () => {
  const previousEnd = { at: at(10), registerWh: BigInt(BEGIN_WH) };
  expect(told({ previousEnd })).toEqual([11_000, 'overlaps_previous']);
  const nextStart = { at: at(50), registerWh: BigInt(BEGIN_WH + 11_000) };
  expect(told({ nextStart })).toEqual([11_000, 'overlaps_next']);
});

describe('registers that all count faster than the connector can deliver', () => {
  const rushed = { stoppedAt: at(1), meterStartWh: 1_000n, meterStopWh: 6_000n };
  test.each([
    ['one sample', [reading(0.5, 3_500)]],
    ['several', [reading(0.2, 2_000), reading(0.5, 3_500), reading(0.8, 5_000)]],
    ['one after the other, then a pause', [reading(0.1, 3_500), reading(0.2, 5_990), reading(0.9, 5_995)]],
  ])('contradict the times, not one another: %s', (_, readings) => {
    expect(decide({ ...rushed, readings })).toMatchObject({
      energyWh: 5_000n,
      method: 'registers',
      asked: ['implausible_energy'],
    });
  });

  test('a single one that stands apart is still not believed', () => {
    const readings = [reading(1, 51_000), reading(30, 53_000), reading(59, 55_000)];
    expect(decide({ meterStartWh: 1_000n, meterStopWh: 55_100n, readings }).energyWh).toBe(4_100n);
    const still = [reading(1, 51_000), reading(30, 51_000)];
    expect(decide({ meterStartWh: 1_000n, meterStopWh: 51_000n, readings: still }).energyWh).toBe(0n);
  });

  test('two among more that do not are not believed either', () => {
    const readings = [reading(1, 51_000), reading(30, 53_000), reading(31, 103_000), reading(45, 104_000)];
    const decided = decide({ meterStartWh: 1_000n, meterStopWh: 104_500n, readings });
    expect(decided).toMatchObject({ energyWh: 3_500n, method: 'samples' });
    expect(decided.asked).toContain('register_jump');
  });

  test('nor is a placeholder', () => {
    const readings = [reading(0.2, 20_000), reading(0.5, 22_000)];
    expect(decide({ ...rushed, meterStartWh: 0n, meterStopWh: 24_000n, readings }).energyWh).not.toBe(
      24_000n,
    );
  });
});
