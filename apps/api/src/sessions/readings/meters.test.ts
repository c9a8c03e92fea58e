import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, minutesBefore, transactionsOf } from '#test/transactions.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

type Value = Readonly<Record<string, string | number>>;
interface Metered {
  readonly meterStart?: number;
  readonly meterStop: number | null;
  /** Minutes before now and what was sampled then; the session is from 60 to 0. */
  readonly samples?: readonly (readonly [minutesAgo: number, ...values: Value[]])[];
  readonly energyWh: bigint;
  readonly anomalies: readonly string[];
}

const register = (value: string | number, more: Value = {}): Value => ({
  value,
  measurand: 'Energy.Active.Import.Register',
  ...more,
});
const interval = (value: string): Value => ({
  value,
  measurand: 'Energy.Active.Import.Interval',
  context: 'Sample.Clock',
});
const power = (value: string): Value => ({ value, measurand: 'Power.Active.Import', unit: 'W' });

const METERS: Readonly<Record<string, Metered>> = {
  'a meter that counts up': { meterStop: 5_000, energyWh: 4_000n, anomalies: [] },
  'a fall of 1 Wh (row 27 Huawei)': { meterStop: 999, energyWh: 0n, anomalies: ['zero_energy'] },
  'a fall during the session': {
    meterStop: 2_500,
    samples: [
      [40, register('9000')],
      [20, register('500')],
    ],
    energyWh: 10_000n,
    anomalies: ['meter_reset'],
  },
  'a meter that passes its last digit': {
    meterStart: 999_500,
    meterStop: 700,
    energyWh: 1_200n,
    anomalies: ['meter_rollover'],
  },
  'more than 2^32 Wh (row 11 Zaptec)': {
    meterStart: 4_296_944_685,
    meterStop: 4_296_948_685,
    energyWh: 4_000n,
    anomalies: [],
  },
  'kWh with decimals, and none at the stop': {
    meterStop: 0,
    samples: [[1, register('4.2509', { unit: 'kWh' })]],
    energyWh: 3_251n,
    anomalies: ['no_meter_stop', 'unmeasured_energy'],
  },
  'numbers for texts (row 36)': {
    meterStop: 0,
    samples: [[1, register(3_000)]],
    energyWh: 2_000n,
    anomalies: ['no_meter_stop', 'unmeasured_energy'],
  },
  'empty texts (row 28 Heidelberg)': {
    meterStop: 3_000,
    samples: [[1, register('')]],
    energyWh: 2_000n,
    anomalies: [],
  },
  'phases without a total': {
    meterStop: 0,
    samples: [
      [
        1,
        register('900', { phase: 'L1' }),
        register('1000', { phase: 'L2' }),
        register('1100', { phase: 'L3' }),
      ],
    ],
    energyWh: 2_000n,
    anomalies: ['no_meter_stop', 'unmeasured_energy'],
  },
  'values that count from the start (row 34 Grizzl-E)': {
    meterStart: 800_000,
    meterStop: 804_000,
    samples: [
      [40, register('1200')],
      [1, register('3990')],
    ],
    energyWh: 4_000n,
    anomalies: ['relative_samples'],
  },
  'values after the stop (row 10 Wallbox)': {
    meterStop: 5_000,
    samples: [[-2, register('5010')]],
    energyWh: 4_000n,
    anomalies: [],
  },
  'a limit is no measurement (row 4 EVBox)': {
    meterStop: 0,
    samples: [[1, { value: '90', measurand: 'Current.Offered', unit: 'A' }]],
    energyWh: 0n,
    anomalies: ['no_meter_data', 'zero_energy'],
  },
  'intervals only': {
    meterStop: 0,
    samples: [
      [45, interval('1000')],
      [30, interval('2000')],
      [15, interval('2000')],
      [0.01, interval('1000')],
    ],
    energyWh: 6_000n,
    anomalies: ['estimated_energy'],
  },
  'power only': {
    meterStop: 0,
    samples: [
      [60, power('4000')],
      [40, power('4000')],
      [20, power('4000')],
      [0.01, power('4000')],
    ],
    energyWh: 3_999n,
    anomalies: ['estimated_energy'],
  },
  'signed data only': {
    meterStop: 4_000,
    samples: [[1, { value: 'OCMF|{}|{}', format: 'SignedData' }]],
    energyWh: 3_000n,
    anomalies: [],
  },
  'more than any car takes': { meterStop: 900_000, energyWh: 899_000n, anomalies: ['implausible_energy'] },
  'nothing at all': { meterStop: null, energyWh: 0n, anomalies: ['no_meter_data', 'zero_energy'] },
};

test.each(Object.entries(METERS))('D24: %s', async (_, metered) => {
  const { card, cp } = await tx.open();
  const at = minutesBefore(Date.now());
  const { meterStart = 1_000, meterStop, samples = [] } = metered;
  const { transactionId } = await tx.start(cp, card, { meterStart, timestamp: at(60) });
  for (const [minute, ...sampledValue] of samples) {
    const meterValue = [{ timestamp: at(minute), sampledValue }];
    const request = { connectorId: 1, transactionId, meterValue };
    await cp.call('MeterValues', request as unknown as Parameters<typeof cp.call<'MeterValues'>>[1]);
  }
  const stop = { transactionId, timestamp: at(0), ...(meterStop === null ? {} : { meterStop }) };
  await cp.call('StopTransaction', stop as Parameters<typeof cp.call<'StopTransaction'>>[1]);
  const stored = await tx.session(transactionId);
  expect(stored.energyWh).toBe(metered.energyWh);
  expect(stored.anomalies).toEqual(['offline_start', ...metered.anomalies]);
});

test('D24: intervals only in the data of the stop', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: 0,
    timestamp: minutesAgo(0),
    transactionData: [45, 30, 15].map((minute) => ({
      timestamp: minutesAgo(minute),
      sampledValue: [{ value: '1500', measurand: 'Energy.Active.Import.Interval', context: 'Sample.Clock' }],
    })),
  });
  const { energyWh, anomalies } = await tx.session(transactionId);
  expect(Number(energyWh)).toBeCloseTo(4_500, -1);
  expect(anomalies).toContain('estimated_energy');
});

test.each([
  ['Energy.Active.Import.Interval', '1000', 4_000],
  ['Power.Active.Import', '4000', 3_000],
] as const)(
  'D24: %s counts once when the data of the stop repeats it',
  async (measurand, value, energyWh) => {
    const { card, cp } = await tx.open();
    const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
    const times = [45, 30, 15, 0.01].map(minutesAgo);
    const readingsIn = (context: 'Sample.Clock' | 'Sample.Periodic') =>
      times.map((timestamp) => ({
        timestamp,
        sampledValue: [{ value, measurand, context }],
      }));
    const meterValue = readingsIn('Sample.Clock');
    for (const reading of meterValue)
      await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [reading] });
    const transactionData = [...meterValue, ...readingsIn('Sample.Periodic')];
    const timestamp = minutesAgo(0);
    await cp.call('StopTransaction', { transactionId, meterStop: 0, timestamp, transactionData });
    const counted = Number((await tx.session(transactionId)).energyWh);
    expect(Math.abs(counted - energyWh)).toBeLessThan(10);
  },
);

test('D24: a start without a register counts from the first sample, and a person looks', async () => {
  const { card, cp } = await tx.open();
  const start = { connectorId: 1, idTag: card, timestamp: minutesAgo(4) };
  const { transactionId } = await cp.call(
    'StartTransaction',
    start as Parameters<typeof cp.call<'StartTransaction'>>[1],
  );
  const meterValue = [{ timestamp: minutesAgo(3), sampledValue: [{ value: '500100' }] }];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  await tx.stop(cp, transactionId, 500_600);
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 500n,
    anomalies: ['no_meter_start', 'unmeasured_energy'],
    review: 'open',
  });
});

test('D25: a session over the change to summer time lasts as long as it did', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: '2026-03-29T01:30:00+01:00' });
  await tx.stop(cp, transactionId, 5_000, '2026-03-29T03:30:00+02:00');
  const { startedAt, endedAt } = await tx.session(transactionId);
  expect(Number(endedAt) - Number(startedAt)).toBe(3_600_000);
});

test.each([
  '2026-02-28T24:00:00Z',
  '2024-02-29T12:00:00Z',
  '2026-03-01T13:00:00.123456789+0200',
  '2026-03-01 11:00:00',
])('D25: %s is a time', async (timestamp) => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp });
  const stored = await tx.session(transactionId);
  expect(stored.anomalies).not.toContain('clock');
  expect(stored.startedAtRaw).toBe(timestamp);
});
