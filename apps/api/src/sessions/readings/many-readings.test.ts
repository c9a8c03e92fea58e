import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { transactionsOf } from '#test/transactions.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());

const startedAt = '2026-06-01T06:00:00Z';
const stoppedAt = '2026-06-03T06:00:00Z';
const night = {
  kind: 'energy',
  pricePerKwh: '0.1000',
  window: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '23:00', until: '07:00' },
};

/** Two days, of which the car charged for some hours; each so many seconds a register and a power, in turns. */
const charge = async (everySeconds: number, first: 0 | 1, hours = 6, stepWh = 1) => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: null });
  await t.db.prisma.tariffVersion.create({
    data: {
      accountId: charger.accountId,
      stationId: charger.stationId,
      components: [night, { kind: 'energy', pricePerKwh: '0.4000' }],
      vatBasis: 'incl',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      createdById: 'test',
    },
  });
  const { transactionId } = await tx.start(cp, card, { timestamp: startedAt, meterStart: 1_000_003 });
  await t.db.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, session_id, received_at, energy_wh, power_w)
     SELECT $1, 1, $2::timestamptz + n * $4::int * interval '1 second', n, $3, $2,
            CASE WHEN n % 2 = $5::int THEN 1000003 + least(66000, floor(n * $4::int * 66000.0 / $6::int / $7::int) * $7::int) END,
            CASE WHEN n % 2 <> $5::int THEN CASE WHEN n * $4::int <= $6::int THEN 66000 * 3600 / $6::int ELSE 0 END END
       FROM generate_series(1, 2 * 86400 / $4::int - 1) n`,
    [charger.id, startedAt, transactionId, everySeconds, first, hours * 3_600, stepWh],
  );
  return { cp, charger, transactionId };
};

test.each([
  [5, 0],
  [5, 1],
  [3, 0],
  [3, 1],
] as const)(
  'registers and powers in turns each %d seconds are billed at the time they tell of',
  async (seconds, first) => {
    const { cp, transactionId } = await charge(seconds, first);
    await tx.stop(cp, transactionId, 1_066_003, stoppedAt);
    const session = await tx.session(transactionId);
    // That it is told half a year later is all that is asked about.
    expect([session.energyWh, session.anomalies]).toEqual([66_000n, ['offline_start', 'very_late']]);
    expect(session.amount?.toFixed(2)).toBe('26.40');
  },
);

test('with the readings of the stop the price is that of the same ones that it is computed from again', async () => {
  const { cp, charger, transactionId } = await charge(3, 1, 48, 7);
  const transactionData = Array.from({ length: 301 }, (_, index) => ({
    timestamp: new Date(Date.parse(startedAt) + 500 + index * 60_000).toISOString(),
    sampledValue: [{ value: String(1_000_003 + Math.floor(index * 22.9)) }],
  }));
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: 1_066_003,
    timestamp: stoppedAt,
    transactionData,
  });
  const { headers } = await t.signIn({ role: 'owner', accountId: charger.accountId });
  const page = (await t.app.inject({ url: `/api/sessions/${transactionId}`, headers })).json();
  expect(Number(page.amount)).toBeGreaterThan(0);
  expect(page.recomputedAmount).toBe(page.amount);
});
