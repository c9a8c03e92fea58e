import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMeterReadings, type MeterReading } from '../../src/parse/meter-reading.ts';
import { parseRequest } from '../../src/parse/parse-request.ts';
import { readCase, testOfCase } from '../field-cases.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');
const timestamp = '2026-03-01T11:59:00Z';

interface Sample {
  readonly value: string;
  readonly [member: string]: string;
}

const entry = (sampledValue: readonly Sample[], at = timestamp) => ({ timestamp: at, sampledValue });
const readAll = (entries: readonly object[], deviations: string[] = []) =>
  parseMeterReadings(entries, receivedAt, deviations);

/** The reading of one entry, the same in whatever order its samples stand. */
const read = (...samples: readonly Sample[]): MeterReading => {
  const [reading] = readAll([entry(samples)]);
  const [reversed] = readAll([entry(samples.toReversed())]);
  if (reading === undefined || reversed === undefined) throw new Error('no reading');
  const { samples: _, otherSamples: __, ...chosen } = reading;
  expect(reversed).toMatchObject(chosen);
  return reading;
};

const register = (value: string, more: object = {}): Sample => ({ value, ...more });
const power = (value: string, more: object = {}): Sample => ({
  value,
  measurand: 'Power.Active.Import',
  ...more,
});
const current = (value: string, more: object = {}): Sample => ({
  value,
  measurand: 'Current.Import',
  ...more,
});

const voltage = (value: string, phase: string) => register(value, { measurand: 'Voltage', phase });
const later = (ms: number) => new Date(Date.parse(timestamp) + ms).toISOString();
const untimed = (value: string, time?: string) => ({ timestamp: time, sampledValue: [register(value)] });

const beginAt = (value: string, location: string, phase: string) =>
  register(value, { context: 'Transaction.Begin', location, phase });
const begin = register('40000', { context: 'Transaction.Begin' });
const end = register('48250', { context: 'Transaction.End' });

describe('the register of now', () => {
  test.each<[string, Sample[], bigint | null]>([
    ['is not that of the begin', [begin, register('42750', { context: 'Sample.Periodic' })], 42_750n],
    [
      'is not that of the begin, were it 0',
      [register('0', { context: 'Transaction.Begin' }), register('2750')],
      2_750n,
    ],
    [
      'is not that of an interruption',
      [register('41000', { context: 'Interruption.Begin' }), register('42750')],
      42_750n,
    ],
    [
      'is periodic before aligned to the clock',
      [register('2', { context: 'Sample.Clock' }), register('1', { context: 'Sample.Periodic' })],
      1n,
    ],
    [
      'is aligned to the clock before triggered',
      [register('2', { context: 'Trigger' }), register('1', { context: 'Sample.Clock' })],
      1n,
    ],
    ['is triggered before of no context', [register('2'), register('1', { context: 'Trigger' })], 1n],
    ['is of no context before another', [register('2', { context: 'Other' }), register('1')], 1n],
    ['is never only that of the begin', [begin], null],
    ['is that of the end where there is no other', [begin, end], 48_250n],
    [
      'is that of an interruption where there is no other',
      [register('41000', { context: 'Interruption.End' })],
      41_000n,
    ],
    ['is at the outlet', [register('2'), register('1', { location: 'Outlet' })], 1n],
    ['is of no place before in the cable', [register('2', { location: 'Cable' }), register('1')], 1n],
    [
      'is in the cable before in the body',
      [register('2', { location: 'Body' }), register('1', { location: 'Cable' })],
      1n,
    ],
    ['is in the body where there is no other', [register('2', { location: 'Body' })], 2n],
    ['is never the inlet', [register('2', { location: 'Inlet' })], null],
    [
      'is at the outlet, whatever its context',
      [
        register('2', { location: 'Body', context: 'Sample.Periodic' }),
        register('1', { location: 'Outlet', context: 'Trigger' }),
      ],
      1n,
    ],
    [
      'is of now, wherever',
      [
        register('2', { location: 'Outlet', context: 'Transaction.End' }),
        register('1', { location: 'Body' }),
      ],
      1n,
    ],
    ['is a total before the neutral', [register('2', { phase: 'N' }), register('1')], 1n],
    ['is the neutral where there is no other', [register('2', { phase: 'N' })], 2n],
    ['is a total before a phase that is none', [register('2', { phase: 'all' }), register('1')], 1n],
    [
      'is the sum before a phase that is none',
      [register('5', { phase: 'all' }), register('1', { phase: 'L1' }), register('2', { phase: 'L2' })],
      3n,
    ],
    ['is of a phase that is none where there is no other', [register('5', { phase: 'all' })], 5n],
    ['is the sum to neutral', [register('1', { phase: 'L1-N' }), register('2', { phase: 'L2-N' })], 3n],
    [
      'counts a phase once',
      [register('1', { phase: 'L1-N' }), register('1', { phase: 'L1' }), register('2', { phase: 'L2-N' })],
      3n,
    ],
    [
      'is the sum between lines only where there is no other',
      [register('1', { phase: 'L1-L2' }), register('2', { phase: 'L2-L3' })],
      3n,
    ],
    [
      'is not between lines beside phases',
      [register('9', { phase: 'L1-L2' }), register('2', { phase: 'L2' })],
      2n,
    ],
    ['is the higher of two equal ones', [register('1'), register('2')], 2n],
  ])('%s', (_, samples, energyWh) => {
    expect(read(...samples).energyWh).toBe(energyWh);
  });
});

describe('begin and end', () => {
  test('are told beside the value of now, in any order', () => {
    const now = register('42750', { context: 'Sample.Periodic' });
    expect(read(now, begin, end)).toMatchObject({ energyWh: 42_750n, beginWh: 40_000n, endWh: 48_250n });
  });

  test('have the best place and the sum of their phases like any other', () => {
    const reading = read(
      beginAt('9', 'Body', 'L1'),
      beginAt('1', 'Cable', 'L1'),
      beginAt('2', 'Cable', 'L2'),
    );
    expect(reading).toMatchObject({
      beginWh: 3n,
      origins: { begin: { location: 'Cable', phases: expect.anything() } },
    });
  });

  test('make a reading one of the boundary, unless it tells of now', () => {
    expect(read(begin).isBoundary).toBe(true);
    expect(read(begin, end, power('0')).isBoundary).toBe(true);
    expect(read(begin, register('42750')).isBoundary).toBe(false);
    expect(read(power('11000')).isBoundary).toBe(false);
  });
});

describe('a unit that is not of the measurand', () => {
  test.each<[string, Sample, Partial<MeterReading>]>([
    ['a register in W', register('1500', { unit: 'W' }), { energyWh: 1_500n }],
    ['a register in kW', register('1.5', { unit: 'kW' }), { energyWh: 1_500n }],
    ['a power in Wh', power('3700', { unit: 'Wh' }), { powerW: 3_700 }],
    ['a power in kWh', power('3.7', { unit: 'kWh' }), { powerW: 3_700 }],
    ['a power in kVA', power('3.7', { unit: 'kVA' }), { powerW: 3_700 }],
    ['a current in W', current('16', { unit: 'W' }), { currentA: { l1: 16, l2: null, l3: null } }],
    ['a current in amperes', current('16', { unit: 'Ampere' }), { currentA: { l1: 16, l2: null, l3: null } }],
    ['a power in A', power('16', { unit: 'A' }), { powerW: null }],
  ])('%s is read by what is plausible and marked', (_, sample, expected) => {
    const deviations: string[] = [];
    expect(readAll([entry([sample])], deviations)[0]).toMatchObject(expected);
    expect(deviations).toEqual([expect.stringMatching(/^unit: /)]);
  });

  test('is part of the origin', () => {
    expect(read(register('1500', { unit: 'W', location: 'Body' })).origins).toEqual({
      energy: { location: 'Body', unit: 'W' },
    });
  });
});

describe('the origin', () => {
  test('of what is as usual is nothing', () => {
    expect(read(register('1'), power('2'), current('3', { phase: 'L1' })).origins).toBeNull();
  });

  test('names context, place and phases', () => {
    const phases = ['L1-N', 'L2-N', 'L3-N'].map((phase) => power('3600', { phase, location: 'Body' }));
    const [reading] = readAll([entry([register('1', { context: 'Sample.Clock' }), ...phases])]);
    expect(reading?.origins).toEqual({
      energy: { context: 'Sample.Clock' },
      power: { location: 'Body', phases: 'L1-N+L2-N+L3-N' },
    });
  });

  test('what was not chosen is kept', () => {
    const inlet = register('900000', { location: 'Inlet' });
    expect(read(inlet, register('1'), begin).otherSamples).toMatchObject([{ value: 900_000 }]);
    expect(read(begin, end).otherSamples).toEqual([]);
  });
});

test('a current between lines counts for its fuse, a voltage between lines as one to neutral', () => {
  expect(read(current('16', { phase: 'L2-L3' })).currentA).toEqual({ l1: null, l2: 16, l3: null });
  expect(read(voltage('400', 'L1-L2')).voltageV.l1).toBeCloseTo(230.9);
  expect(read(voltage('230', 'L1-L2')).voltageV.l1).toBe(230);
});

describe('entries of one message', () => {
  test('that complete one another are one reading, at the time of its register', () => {
    const readings = readAll([
      entry([power('11000')], later(1_000)),
      entry([current('16', { phase: 'L1' })], later(-2_000)),
      entry([register('42750')], timestamp),
    ]);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      at: new Date(timestamp),
      energyWh: 42_750n,
      powerW: 11_000,
      currentA: { l1: 16 },
    });
  });

  test('that tell the same of two moments stay two', () => {
    const readings = readAll([entry([register('2')], later(1_000)), entry([register('1')])]);
    expect(readings.map(({ energyWh }) => energyWh)).toEqual([1n, 2n]);
  });

  test('of the same moment give one value, whichever came last', () => {
    const both = [entry([register('42750', { context: 'Sample.Periodic' })]), entry([begin])];
    for (const entries of [both, both.toReversed()]) {
      expect(readAll(entries)).toMatchObject([{ energyWh: 42_750n, beginWh: 40_000n }]);
    }
  });

  test('without a time are of one moment, those of unreadable times of several', () => {
    expect(readAll([untimed('1'), untimed('2')])).toHaveLength(1);
    expect(readAll([untimed('1', 'noon'), untimed('2', 'later')])).toHaveLength(2);
  });

  test('give the same however samples are spread over them and ordered', () => {
    const samples = [
      register('42750', { context: 'Sample.Periodic', location: 'Outlet' }),
      begin,
      register('900000', { location: 'Inlet' }),
      ...['L1', 'L2', 'L3'].flatMap((phase) => [power('3680', { phase }), current('16', { phase })]),
      { value: '80', measurand: 'SoC', location: 'EV' },
    ];
    const expected = {
      energyWh: 42_750n,
      beginWh: 40_000n,
      powerW: 11_040,
      currentA: { l1: 16, l2: 16, l3: 16 },
      socPercent: 80,
    };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(samples, { minLength: samples.length }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: samples.length, maxLength: samples.length }),
        (shuffled, places) => {
          const parts = Map.groupBy(shuffled, (sample) => places[samples.indexOf(sample)]);
          const entries = [...parts].map(([place = 0, part]) => entry(part, later(place * 500)));
          expect(readAll(entries)).toMatchObject([expected]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const readingsOf = (name: string): MeterReading[][] => {
  const { frames } = JSON.parse(readCase(name)) as {
    frames: [number, string, string, object][];
  };
  return frames
    .filter(([, , action]) => action === 'MeterValues')
    .map(
      ([, , , payload]) =>
        parseRequest('MeterValues', payload, new Date('2026-11-29T12:00:00Z'))?.readings ?? [],
    );
};

describe('cases from the field', () => {
  testOfCase('two contexts in an entry (skipped without ../shared/cases)', () => {
    expect(readingsOf('meter-two-contexts.json')).toMatchObject([
      [{ energyWh: 42_750n, beginWh: 40_000n, powerW: 11_000 }],
      [{ energyWh: 48_250n, beginWh: 40_000n, powerW: 11_000 }],
    ]);
  });

  testOfCase('every sample in the body (skipped without ../shared/cases)', () => {
    expect(readingsOf('meter-location-other-than-outlet.json')).toMatchObject([
      [{ energyWh: 103_600n, powerW: 10_800, currentA: { l1: 16, l2: 16, l3: 16 } }],
    ]);
  });

  testOfCase('null in every member (skipped without ../shared/cases)', () => {
    expect(readingsOf('members-that-are-null.json')).toMatchObject([[{ energyWh: 5_000n, origins: null }]]);
  });
});
