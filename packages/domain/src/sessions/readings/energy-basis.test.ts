import { describe, expect, test } from 'vitest';
import { basisToStore, energyBasis, type CountedFacts } from './energy-basis.ts';
import type { EnergyFacts } from './energy-facts.ts';
import { sessionEnergy } from './energy.ts';
import type { MeterReading } from './meter-reading.ts';

const startedAt = new Date('2026-11-22T10:00:00Z');
const after = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);
const reading = (minute: number, more: Partial<MeterReading>): MeterReading => ({
  at: after(minute),
  registerWh: null,
  powerW: null,
  ...more,
});

/** A session as it was decided and stored. */
const basisOf = (given: Partial<EnergyFacts>, stored: Partial<CountedFacts> = {}) => {
  const facts: EnergyFacts = {
    startedAt,
    stoppedAt: after(60),
    meterStartWh: 1_000_000n,
    meterStopWh: 1_010_000n,
    readings: [],
    maxPowerW: 22_080,
    current: 'ac',
    register: 'auto',
    ...given,
  };
  const energy = sessionEnergy(facts);
  return energyBasis({
    energyWh: Number(energy.energyWh),
    meterStartWh: Number(facts.meterStartWh ?? 0n),
    meterStopWh: facts.meterStopWh === null ? null : Number(facts.meterStopWh),
    energyBasis: basisToStore(energy),
    anomalies: energy.anomalies,
    review: null,
    ...stored,
  });
};

const old = (given: Partial<CountedFacts>) => basisOf({}, { energyBasis: null, ...given });

const start = { registerWh: 1_000_000, from: 'start' };
const samples = [reading(10, { registerWh: 1_002_000n }), reading(59, { registerWh: 1_009_900n })];

describe('the energy is end minus begin', () => {
  test('of the start and the stop', () => {
    expect(basisOf({ readings: samples })).toEqual({
      begin: start,
      end: { registerWh: 1_010_000, from: 'stop' },
      energyFrom: 'registers',
    });
  });

  test('of the start and the last reading', () => {
    expect(basisOf({ meterStopWh: 0n, readings: samples })).toEqual({
      begin: start,
      end: { registerWh: 1_009_900, from: 'sample' },
      energyFrom: 'registers',
    });
  });

  test('of what readings tell of begin and end', () => {
    const readings = [
      reading(10, { registerWh: 1_002_000n, beginWh: 1_000_500n }),
      reading(60, { endWh: 1_010_000n }),
    ];
    expect(basisOf({ meterStartWh: null, meterStopWh: null, readings })).toEqual({
      begin: { registerWh: 1_000_500, from: 'begin' },
      end: { registerWh: 1_010_000, from: 'end' },
      energyFrom: 'registers',
    });
  });

  test('of the first and the last reading', () => {
    const { begin, end, energyFrom } = basisOf({
      meterStartWh: null,
      meterStopWh: null,
      readings: [reading(1, { registerWh: 1_002_000n }), samples[1] ?? reading(59, {})],
    });
    expect(begin).toEqual({ registerWh: 1_002_000, from: 'sample' });
    expect(end).toEqual({ registerWh: 1_009_900, from: 'sample' });
    expect(energyFrom).toBe('registers');
  });
});

test.each(['presumed_end', 'implicit_stop'] as const)(
  'closed by us (%s), it ends with a reading: no stop was sent',
  (mark) => {
    expect(basisOf({ readings: samples }, { anomalies: [mark] }).end).toEqual({
      registerWh: 1_010_000,
      from: 'sample',
    });
    expect(old({ anomalies: [mark] }).end).toMatchObject({ from: 'sample' });
  },
);

test('a register at the end that repeats the stop is no witness against the start', () => {
  const stoppedAt = new Date(startedAt.getTime() + 300);
  const meterStopWh = 1_000_170n;
  const readings = [
    reading(0, { beginWh: 1_000_000n }),
    { ...reading(0, { registerWh: meterStopWh, endWh: meterStopWh }), at: stoppedAt },
  ];
  expect(basisOf({ stoppedAt, meterStopWh, readings })).toEqual({
    begin: start,
    end: { registerWh: 1_000_170, from: 'stop' },
    energyFrom: 'registers',
  });
});

describe('the energy is from elsewhere', () => {
  test('readings across a reset', () => {
    const readings = [reading(15, { registerWh: 1_005_000n }), reading(20, { registerWh: 10n })];
    expect(basisOf({ meterStopWh: 3_010n, readings }).energyFrom).toBe('readings');
  });

  test('an estimate by power, without any register', () => {
    const readings = [reading(0, { powerW: 6_000 }), reading(30, { powerW: 6_000 })];
    expect(basisOf({ meterStartWh: null, meterStopWh: null, readings })).toMatchObject({
      begin: null,
      end: null,
      energyFrom: 'estimated',
    });
  });

  test('nothing at all', () => {
    expect(basisOf({ meterStartWh: null, meterStopWh: null }).energyFrom).toBe('none');
  });

  test('a person', () => {
    expect(basisOf({}, { review: 'corrected', energyWh: 8_000 }).energyFrom).toBe('corrected');
  });
});

describe('of a session that was decided before this was stored', () => {
  test('start and stop as the messages have them', () => {
    expect(old({})).toMatchObject({ begin: start, energyFrom: 'registers' });
    expect(old({ meterStopWh: 0 })).toMatchObject({ end: null, energyFrom: 'readings' });
    expect(old({ meterStartWh: 0, meterStopWh: 0, energyWh: 0 })).toMatchObject({
      end: { registerWh: 0, from: 'stop' },
    });
  });

  test.each([
    ['no_meter_start', 'readings'],
    ['estimated_energy', 'estimated'],
    ['no_meter_data', 'none'],
  ] as const)('%s is %s', (anomaly, energyFrom) => {
    expect(old({ energyWh: 7_000, anomalies: [anomaly] }).energyFrom).toBe(energyFrom);
  });
});
