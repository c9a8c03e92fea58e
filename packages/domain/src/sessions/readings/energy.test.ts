import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionEnergy } from './energy.ts';
import type { EnergyFacts } from './energy-facts.ts';
import type { MeterReading } from './meter-reading.ts';

const startedAt = new Date('2026-11-22T10:00:00Z');
const at = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);
const register = (minutes: number, registerWh: bigint): MeterReading => ({
  at: at(minutes),
  registerWh,
  powerW: null,
});
const power = (minutes: number, powerW: number): MeterReading => ({
  at: at(minutes),
  registerWh: null,
  powerW,
});

const interval = (minutes: number, energyWh: bigint): MeterReading => ({
  at: at(minutes),
  registerWh: null,
  powerW: null,
  interval: { energyWh, seconds: 900 },
});

const hour: EnergyFacts = {
  startedAt,
  stoppedAt: at(60),
  meterStartWh: 1_000_000n,
  meterStopWh: 1_010_000n,
  readings: [],
  maxPowerW: 22_080,
  current: 'ac',
  register: 'auto',
};

const energy = (facts: Partial<EnergyFacts>) => {
  return sessionEnergy({ ...hour, ...facts });
};

describe('from registers', () => {
  test('stop minus start', () => {
    expect(energy({})).toMatchObject({ energyWh: 10_000n, method: 'registers', anomalies: [] });
  });

  test('of more than 2^32 Wh', () => {
    const [meterStartWh, meterStopWh] = [4_296_944_685n, 4_296_954_685n];
    expect(energy({ meterStartWh, meterStopWh })).toMatchObject({ energyWh: 10_000n, anomalies: [] });
  });

  test('samples that agree change nothing, nor does one after the stop', () => {
    const readings = [register(10, 1_002_000n), register(50, 1_009_000n), register(61, 1_010_400n)];
    expect(energy({ readings })).toMatchObject({ energyWh: 10_000n, method: 'registers', anomalies: [] });
  });

  test('a sample a few Wh above the stop is rounding', () => {
    expect(energy({ readings: [register(59, 1_010_008n)] })).toMatchObject({
      energyWh: 10_000n,
      anomalies: [],
    });
  });

  test('a stop 1 Wh below the start is nothing charged', () => {
    expect(energy({ meterStopWh: 999_999n })).toMatchObject({ energyWh: 0n, anomalies: ['zero_energy'] });
  });
});

describe('without a usable stop register', () => {
  const readings = [register(10, 1_002_000n), register(50, 1_009_000n)];

  test.each([[null], [0n], [-1n], [2n ** 31n - 1n], [2n ** 32n - 1n], [10n ** 12n]])(
    '%s: the last sample',
    (meterStopWh) => {
      // Ten minutes at up to 22 kW are not measured: a person is asked.
      expect(energy({ meterStopWh, readings })).toMatchObject({
        energyWh: 9_000n,
        method: 'samples',
        anomalies: ['no_meter_stop', 'unmeasured_energy'],
      });
    },
  );

  test('a stop below the start: the samples, flagged', () => {
    expect(energy({ meterStopWh: 500_000n, readings })).toMatchObject({
      energyWh: 9_000n,
      method: 'samples',
      anomalies: ['meter_regression'],
    });
  });

  test('a stop below the start and no samples: 0, flagged', () => {
    expect(energy({ meterStopWh: 500_000n })).toMatchObject({
      energyWh: 0n,
      anomalies: ['meter_regression', 'zero_energy'],
    });
  });
});

test('a meter reset during the session: what was counted before and after', () => {
  const readings = [register(15, 1_005_000n), register(20, 10n), register(50, 3_000n)];
  const expected = { energyWh: 8_000n, method: 'samples', anomalies: ['meter_reset'] };
  expect(energy({ readings, meterStopWh: 3_010n })).toMatchObject(expected);
});

test('a meter that passes its last digit', () => {
  const [meterStartWh, meterStopWh] = [9_995_000n, 5_000n];
  expect(energy({ meterStartWh, meterStopWh })).toMatchObject({
    energyWh: 10_000n,
    anomalies: ['meter_rollover'],
  });
});

test('samples that count from the start of the session', () => {
  const readings = [register(10, 100n), register(50, 9_900n)];
  expect(energy({ readings })).toMatchObject({ energyWh: 10_000n, anomalies: ['relative_samples'] });
  expect(energy({ readings, meterStopWh: null })).toMatchObject({
    energyWh: 9_900n,
    method: 'samples',
    anomalies: ['relative_samples', 'no_meter_stop', 'unmeasured_energy'],
  });
});

describe('without any register', () => {
  const none = { meterStopWh: null };
  test('the sum of the intervals, in proportion at the edges', () => {
    const readings = [interval(5, 900n), interval(20, 2_000n), interval(35, 2_500n), interval(65, 1_500n)];
    expect(energy({ ...none, readings })).toMatchObject({
      energyWh: 300n + 2_000n + 2_500n + 1_000n,
      method: 'intervals',
      anomalies: ['estimated_energy'],
    });
  });

  test('the integral of the power, long gaps not bridged', () => {
    const readings = [power(0, 6_000), power(10, 6_000), power(20, 12_000), power(59, 12_000)];
    expect(energy({ ...none, readings })).toMatchObject({
      energyWh: 1_000n + 1_500n,
      method: 'power',
      anomalies: ['estimated_energy'],
    });
  });

  test('nothing at all is 0 and said', () => {
    expect(energy(none)).toMatchObject({
      energyWh: 0n,
      method: 'none',
      anomalies: ['no_meter_data', 'zero_energy'],
    });
  });
});

test('of power is the same when the data of the stop tells it again', () => {
  const powers = [0, 20, 40, 60].map((minute) => power(minute, 4_000));
  const none = { meterStartWh: null, meterStopWh: null };
  const twice = powers.flatMap((reading) => [reading, reading]);
  expect(energy({ ...none, readings: powers })).toMatchObject({ energyWh: 4_000n, method: 'power' });
  expect(energy({ ...none, readings: twice }).energyWh).toBe(4_000n);
});

describe('plausibility', () => {
  test.each([
    ['at the limit of power × time × 1.1 + 100 Wh', { meterStopWh: 1_024_388n }, []],
    ['above it', { meterStopWh: 1_024_389n }, ['implausible_energy']],
    ['unknown power', { meterStopWh: 1_047_900n, maxPowerW: null }, []],
    [
      'more than an AC connector can deliver',
      { meterStopWh: 1_150_000n, maxPowerW: null },
      ['implausible_energy'],
    ],
    ['unknown power of DC', { meterStopWh: 1_150_000n, maxPowerW: null, current: 'dc' }, []],
    ['over 200 kWh on AC', { meterStopWh: 1_200_001n, maxPowerW: null }, ['implausible_energy']],
    ['over 200 kWh on DC', { meterStopWh: 1_200_001n, maxPowerW: null, current: 'dc' }, []],
    [
      '150 kWh in half a minute, of unknown power',
      { stoppedAt: at(0.5), meterStopWh: 1_150_000n, maxPowerW: null },
      ['short_session', 'implausible_energy'],
    ],
    [
      'more than a DC connector can deliver',
      { meterStopWh: 1_600_000n, maxPowerW: null, current: 'dc' },
      ['implausible_energy'],
    ],
    ['energy in no time', { stoppedAt: startedAt }, ['short_session', 'implausible_energy']],
    ['59 seconds', { stoppedAt: at(59 / 60), meterStopWh: 1_000_100n }, ['short_session']],
  ] as const)('%s', (_, facts, anomalies) => {
    expect(energy(facts).anomalies).toEqual(anomalies);
  });
});

const anyReading = fc.record({
  at: fc.integer({ min: -10, max: 70 }).map(at),
  registerWh: fc.option(fc.bigInt({ min: -10n, max: 10n ** 10n })),
  powerW: fc.option(fc.integer({ min: -1000, max: 500_000 })),
});

test('W8: is never negative, whatever is measured', () => {
  const anyRegister = fc.bigInt({ min: -10n, max: 10n ** 10n });
  fc.assert(
    fc.property(
      anyRegister,
      fc.option(anyRegister),
      fc.array(anyReading, { maxLength: 8 }),
      (meterStartWh, meterStopWh, readings) => {
        const ordered = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        expect(energy({ meterStartWh, meterStopWh, readings: ordered }).energyWh >= 0n).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test('does not depend on the order in which readings of one moment come', () => {
  const meterStartWh = 1_000_000n;
  const readings = [register(30, 1_000_200n), register(30, 1_000_100n), register(30, 1_000_300n)];
  expect(energy({ meterStartWh, meterStopWh: 1_000_310n, readings })).toMatchObject({
    energyWh: 310n,
    anomalies: [],
  });
});

test('with a healthy meter is stop minus start, however often it was read', () => {
  const increments = fc.array(fc.bigInt({ min: 0n, max: 360n }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.bigInt({ min: 3_000n, max: 10n ** 10n }), increments, (meterStartWh, steps) => {
      let registerWh = meterStartWh;
      const readings = steps.map((step, index) => register(index + 1, (registerWh += step)));
      const expected = steps.reduce((sum, step) => sum + step, 0n);
      expect(energy({ meterStartWh, meterStopWh: registerWh, readings }).energyWh).toBe(expected);
      expect(energy({ meterStartWh, meterStopWh: null, readings }).energyWh).toBe(expected);
    }),
  );
});

test('of the parts of a session is that of the whole, wherever it is split', () => {
  const increments = fc.array(fc.bigInt({ min: 0n, max: 360n }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(increments, fc.nat(), (steps, cut) => {
      let registerWh = 1_000_000n;
      const readings = steps.map((step, index) => register(index + 1, (registerWh += step)));
      const at = cut % readings.length;
      const [meterStopWh, middle] = [registerWh, readings[at]];
      const whole = energy({ meterStopWh, readings });
      const first = energy({
        stoppedAt: middle?.at ?? startedAt,
        meterStopWh: middle?.registerWh ?? null,
        readings,
      });
      const second = energy({
        startedAt: middle?.at ?? startedAt,
        meterStartWh: middle?.registerWh ?? null,
        meterStopWh,
        readings: readings.slice(at),
      });
      expect(first.energyWh + second.energyWh).toBe(whole.energyWh);
    }),
  );
});

test('of intervals is the same however finely they are divided', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 4 }), (quarters, parts) => {
      const coarse: MeterReading[] = [];
      const fine: MeterReading[] = [];
      let minute = 0;
      for (const tens of quarters) {
        const energyWh = BigInt(tens * 120);
        for (let part = 1; part <= parts; part += 1) {
          const interval = { energyWh: energyWh / BigInt(parts), seconds: 600 / parts };
          fine.push({ at: at(minute + (10 * part) / parts), registerWh: null, powerW: null, interval });
        }
        minute += 10;
        coarse.push({ at: at(minute), registerWh: null, powerW: null, interval: { energyWh, seconds: 600 } });
      }
      const none = { meterStopWh: null, stoppedAt: at(minute) };
      expect(energy({ ...none, readings: fine }).energyWh).toBe(
        energy({ ...none, readings: coarse }).energyWh,
      );
    }),
  );
});

test("the charge point's profile decides what its samples count from, where it says so", () => {
  const readings = [register(10, 100n), register(50, 9_900n)];
  expect(energy({ readings, meterStopWh: null, register: 'session' }).energyWh).toBe(9_900n);
  const far = {
    meterStartWh: 1_000n,
    meterStopWh: null,
    readings: [register(10, 2_500n), register(50, 9_900n)],
  };
  expect(energy({ ...far, register: 'auto' }).energyWh).toBe(8_900n);
  expect(energy({ ...far, register: 'session' }).energyWh).toBe(9_900n);
  expect(energy({ readings, meterStopWh: null, register: 'lifetime' }).anomalies).toContain('meter_reset');
});

test('without a register at the start counts from the first sample', () => {
  const readings = [register(10, 1_002_000n), register(50, 1_009_000n)];
  expect(energy({ meterStartWh: null, readings }).energyWh).toBe(8_000n);
  expect(energy({ meterStartWh: null }).energyWh).toBe(0n);
});
