import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMeterReadings, type MeterReading } from '../../src/parse/meter-reading.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');
const timestamp = '2026-03-01T11:59:00Z';

const read = (...sampledValue: object[]): MeterReading | undefined => {
  return parseMeterReadings([{ timestamp, sampledValue }], receivedAt, [])[0];
};

const energy = (value: unknown, more: object = {}) => ({ value, ...more });
const of = (measurand: string, value: unknown, more: object = {}) => ({ measurand, value, ...more });

test.each([
  ['no measurand, no unit', [energy('1500')], 1500n],
  ['kWh', [energy('1.5', { unit: 'kWh' })], 1500n],
  ['kWh with dust', [energy('1234.567', { unit: 'kWh' })], 1234567n],
  ['a comma', [energy('1,5', { unit: 'kWh' })], 1500n],
  ['a number', [energy(1500)], 1500n],
  ['decimals', [energy('1500.6')], 1501n],
  ['spaces', [energy(' 1500 ')], 1500n],
  ['more than 2^32', [energy('5000000000')], 5_000_000_000n],
  ['a unit in other case', [energy('1.5', { unit: 'KWH' })], 1500n],
  ['phases', ['L1', 'L2', 'L3'].map((phase) => energy('100', { phase })), 300n],
  ['phases to neutral', ['L1-N', 'L2-N'].map((phase) => energy('100', { phase })), 200n],
  ['a total beside phases', [energy('100', { phase: 'L1' }), energy('310')], 310n],
  ['an interval only', [of('Energy.Active.Import.Interval', '5')], null],
  ['export only', [of('Energy.Active.Export.Register', '5')], null],
  ['the inlet only', [energy('5', { location: 'Inlet' })], null],
  ['another unit', [energy('5', { unit: 'A' })], null],
  ['an unknown unit', [energy('5', { unit: 'BTU' })], null],
  ['an unknown measurand', [of('Request.Energy', '5')], null],
  ['a terawatt-hour', [energy('1000000000', { unit: 'kWh' })], 1_000_000_000_000n],
  // It tells that something is wrong, and does not go unheard.
  ['more than a terawatt-hour', [energy('5000038063000')], 1_000_000_000_000n],
  ['less than none of as much', [energy('-5000038063000')], -1_000_000_000_000n],
])('energy from %s', (_, samples, energyWh) => {
  expect(read(...samples)?.energyWh).toBe(energyWh);
});

test.each(['', 'NaN', 'null', '12 V', '1.2.3', '0x10', '1e30', 1e300, {}, null, true, 'Infinity'])(
  '%j is no value',
  (value) => {
    expect(read(energy(value))).toBeUndefined();
  },
);

test('power, current, voltage, charge and limit in base units', () => {
  const reading = read(
    of('Power.Active.Import', '3.7', { unit: 'kW', phase: 'L1' }),
    of('Power.Active.Import', '3600', { unit: 'W', phase: 'L2' }),
    of('Current.Import', '16', { unit: 'A', phase: 'L1' }),
    of('Current.Import', '15.5', { phase: 'L2' }),
    of('Voltage', '231', { phase: 'L1-N' }),
    of('Voltage', '400', { phase: 'L1-L2' }),
    of('SoC', '80', { unit: 'Percent', location: 'EV' }),
    of('Current.Offered', '32'),
    of('Temperature', '212', { unit: 'Fahrenheit' }),
    of('Temperature', '300', { unit: 'K' }),
    of('Temperature', '21', { unit: 'Celcius' }),
  );
  expect(reading).toMatchObject({
    at: new Date(timestamp),
    raw: timestamp,
    quality: 'exact',
    energyWh: null,
    powerW: 7300,
    currentA: { l1: 16, l2: 15.5, l3: null },
    voltageV: { l1: 231, l2: null, l3: null },
    socPercent: 80,
    offeredA: 32,
  });
  expect(reading?.samples.slice(-3).map(({ value, unit }) => `${value} ${unit}`)).toEqual([
    '100 °C',
    '26.85 °C',
    '21 °C',
  ]);
  expect(reading?.samples[0]).toMatchObject({ location: 'Outlet', context: 'Sample.Periodic' });
});

test('signed data is kept as it is and never read as a number', () => {
  const reading = read({ format: 'SignedData', value: '12345' }, { format: 'SignedData', value: 'OCMF|{}' });
  expect(reading).toMatchObject({ energyWh: null, samples: [], signedData: ['12345', 'OCMF|{}'] });
});

test('an object for a list, entries that are none and readings out of order', () => {
  const deviations: string[] = [];
  const one = { timestamp, sampledValue: { value: '5' } };
  expect(parseMeterReadings(one, receivedAt, deviations)).toHaveLength(1);
  expect(deviations).toEqual(['meterValue: not a list', 'sampledValue: not a list']);
  const earlier = { timestamp: '2026-03-01T11:00:00Z', sampledValue: [{ value: '4' }] };
  const readings = parseMeterReadings([one, 5, null, earlier, {}], receivedAt, []);
  expect(readings.map((reading) => reading.energyWh)).toEqual([4n, 5n]);
});

test('any register from 0 to 10^12 Wh survives the way, in Wh and in kWh to the Wh', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.boolean(), (wh, asKwh) => {
      const sample = asKwh ? energy((wh / 1_000).toFixed(3), { unit: 'kWh' }) : energy(String(wh));
      expect(read(sample)?.energyWh).toBe(BigInt(wh));
    }),
  );
});
