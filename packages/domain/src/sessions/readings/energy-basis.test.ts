import { expect, test } from 'vitest';
import { energyBasis, type CountedFacts } from './energy-basis.ts';

const facts: CountedFacts = {
  energyWh: 4_000,
  meterStartWh: 1_000,
  meterStopWh: 5_000,
  lastRegisterWh: 4_900,
  anomalies: [],
  review: null,
};

const start = { registerWh: 1_000, from: 'start' };

test.each<[string, Partial<CountedFacts>, object]>([
  ['start and stop', {}, { begin: start, end: { registerWh: 5_000, from: 'stop' }, energyFrom: 'registers' }],
  [
    'the last reading without a usable stop',
    { meterStopWh: 0, energyWh: 3_900 },
    { begin: start, end: { registerWh: 4_900, from: 'reading' }, energyFrom: 'registers' },
  ],
  [
    'nothing at the end',
    { meterStopWh: null, lastRegisterWh: null, energyWh: 0 },
    { begin: start, end: null },
  ],
  [
    'a stop of 0 after a start of 0',
    { meterStartWh: 0, meterStopWh: 0, energyWh: 0 },
    { end: { registerWh: 0, from: 'stop' }, energyFrom: 'registers' },
  ],
  ['no start', { anomalies: ['no_meter_start'] }, { begin: null, energyFrom: 'readings' }],
  ['a reset between them', { energyWh: 6_000, anomalies: ['meter_reset'] }, { energyFrom: 'readings' }],
  ['an estimate', { energyWh: 3_000, anomalies: ['estimated_energy'] }, { energyFrom: 'estimated' }],
  [
    'no data',
    { meterStopWh: null, lastRegisterWh: null, energyWh: 0, anomalies: ['no_meter_data'] },
    { energyFrom: 'none' },
  ],
  ['a correction', { review: 'corrected' }, { energyFrom: 'corrected' }],
])('energy from %s', (_, given, expected) => {
  expect(energyBasis({ ...facts, ...given })).toMatchObject(expected);
});
