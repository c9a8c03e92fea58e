import { ENERGY_RULES } from '@laadpoort/domain/sessions/readings/energy-facts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf } from '#test/transactions.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

test('a start register below where the last session of the connector ended is not believed', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 20_000 });
  await tx.stop(cp, first.transactionId, 24_000, minutesAgo(120));
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 20_000 });
  const meterValue = [sample(minutesAgo(30), 26_000, 4_000), sample(minutesAgo(1), 27_900, 4_000)];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  await tx.stop(cp, transactionId, 28_000, minutesAgo(0));
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 4_000n,
    review: 'open',
    energyRules: ENERGY_RULES,
    anomalies: ['offline_start', 'start_register', 'registers_disagree'],
  });
});

test('two sessions of a connector that overlap by its own times both wait, with the energy of their registers', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(120), meterStart: 20_000 });
  await tx.stop(cp, first.transactionId, 24_000, minutesAgo(30));
  expect(await tx.session(first.transactionId)).toMatchObject({ review: null });
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 24_000 });
  await tx.stop(cp, second.transactionId, 27_000, minutesAgo(0));
  const [one, other] = [await tx.session(first.transactionId), await tx.session(second.transactionId)];
  expect(other).toMatchObject({ energyWh: 3_000n, review: 'open' });
  expect(other.anomalies).toContain('overlaps_previous');
  expect(one).toMatchObject({ energyWh: 4_000n, review: 'open' });
  expect(one.anomalies).toContain('overlaps_next');
});

test('a session that began earlier and is told later overlaps as well, and both wait', async () => {
  const { card, cp } = await tx.open();
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 20_000 });
  await tx.stop(cp, second.transactionId, 24_000, minutesAgo(20));
  const first = await tx.start(cp, card, { timestamp: minutesAgo(120), meterStart: 24_000 });
  await tx.stop(cp, first.transactionId, 27_000, minutesAgo(30));
  const [one, other] = [await tx.session(first.transactionId), await tx.session(second.transactionId)];
  expect(one).toMatchObject({ review: 'open' });
  expect(one.anomalies).toContain('overlaps_next');
  expect(other).toMatchObject({ review: 'open' });
  expect(other.anomalies).toContain('overlaps_previous');
});

test('a stop is a witness beside a start of its own session that is not believed', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(300), meterStart: 520_000 });
  await tx.stop(cp, first.transactionId, 524_000, minutesAgo(240));
  const second = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 520_000 });
  await tx.stop(cp, second.transactionId, 528_000, minutesAgo(120));
  const third = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 524_000 });
  await tx.stop(cp, third.transactionId, 530_000, minutesAgo(0));
  // The second start repeats that of the first, whose energy its stop alone tells.
  expect(await tx.session(first.transactionId)).toMatchObject({ energyWh: 4_000n, review: 'open' });
  expect(await tx.session(second.transactionId)).toMatchObject({ energyWh: 4_000n, review: 'open' });
  expect(await tx.session(third.transactionId)).toMatchObject({ energyWh: 2_000n, review: 'open' });
});

test('where a stop named no register, the next start is held against that at which its energy ended', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 520_000 });
  const meterValue = [sample(minutesAgo(121), 524_000, 4_000)];
  await cp.call('MeterValues', { connectorId: 1, transactionId: first.transactionId, meterValue });
  await tx.stop(cp, first.transactionId, 0, minutesAgo(120));
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 522_000 });
  await tx.stop(cp, second.transactionId, 528_000, minutesAgo(0));
  expect(await tx.session(second.transactionId)).toMatchObject({ energyWh: 4_000n, review: 'open' });
});

test('a stop that is doubted contradicts the next start, and does not replace it', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 520_000 });
  const meterValue = [sample(minutesAgo(125), 521_000, 4_000), sample(minutesAgo(122), 521_200, 4_000)];
  await cp.call('MeterValues', { connectorId: 1, transactionId: first.transactionId, meterValue });
  await tx.stop(cp, first.transactionId, 529_000, minutesAgo(120));
  expect((await tx.session(first.transactionId)).anomalies).toContain('stop_register');
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 522_000 });
  await tx.stop(cp, second.transactionId, 531_000, minutesAgo(0));
  expect(await tx.session(second.transactionId)).toMatchObject({ energyWh: 9_000n, review: 'open' });
});

test('a session waits when the next one begins below its end', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 520_000 });
  await tx.stop(cp, first.transactionId, 524_000, minutesAgo(120));
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 522_001 });
  expect(await tx.session(first.transactionId)).toMatchObject({ review: null });
  await tx.stop(cp, second.transactionId, 523_000, minutesAgo(0));
  expect(await tx.session(first.transactionId)).toMatchObject({ energyWh: 2_001n, review: 'open' });
});

test('a session waits no longer when the next one begins with its stop, which its samples did not tell', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 520_000 });
  const meterValue = [sample(minutesAgo(177), 2_898, 0)];
  await cp.call('MeterValues', { connectorId: 1, transactionId: first.transactionId, meterValue });
  await tx.stop(cp, first.transactionId, 520_173, minutesAgo(176));
  expect(await tx.session(first.transactionId)).toMatchObject({ energyWh: 173n, review: 'open' });
  const second = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 520_173 });
  await tx.stop(cp, second.transactionId, 524_000, minutesAgo(0));
  expect(await tx.session(first.transactionId)).toMatchObject({ energyWh: 173n, review: null });
});

test('readings of no transaction that come after the stop of the session they are from are counted too', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 521_000 });
  await tx.stop(cp, transactionId, 535_000, minutesAgo(0));
  expect(await tx.session(transactionId)).toMatchObject({ review: null });
  const late = [55, 50, 45, 40, 35, 30, 25, 20, 15, 10, 5].map((minutes) =>
    sample(minutesAgo(minutes), 535_000 - Math.round((14_000 * minutes) / 60), 7_000),
  );
  for (const meterValue of late) await cp.call('MeterValues', { connectorId: 1, meterValue: [meterValue] });
  expect(await tx.session(transactionId)).toMatchObject({ review: 'open' });
  expect((await tx.session(transactionId)).anomalies).toContain('power_disagrees');
});

test('a session that is told later, as if it had been earlier, begins within this one: both cannot be', async () => {
  const { card, cp } = await tx.open();
  const before = await tx.start(cp, card, { timestamp: minutesAgo(300), meterStart: 25_201 });
  await tx.stop(cp, before.transactionId, 25_201, minutesAgo(200));
  const first = await tx.start(cp, card, { timestamp: minutesAgo(180), meterStart: 25_201 });
  await tx.stop(cp, first.transactionId, 44_585, minutesAgo(60));
  expect(await tx.session(first.transactionId)).toMatchObject({ review: null });
  const later = await tx.start(cp, card, { timestamp: minutesAgo(600), meterStart: 34_893 });
  await tx.stop(cp, later.transactionId, 34_893, minutesAgo(590));
  expect(await tx.session(first.transactionId)).toMatchObject({ review: 'open' });
  expect((await tx.session(first.transactionId)).anomalies).toContain('registers_disagree');
});

test('what was billed by other rules is not computed again', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 1_000 });
  await tx.stop(cp, transactionId, 5_000, minutesAgo(0));
  await t.db.prisma.session.update({
    where: { id: transactionId },
    data: { energyRules: 1, energyWh: 3_999n },
  });
  await cp.call('MeterValues', {
    connectorId: 1,
    transactionId,
    meterValue: [sample(minutesAgo(30), 3_000, 4_000)],
  });
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 3_999n, review: null, energyRules: 1 });
});

test('a session from before the first rate of its station waits', async () => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: null });
  await t.publishRate(charger.accountId, charger.stationId, '0.35', new Date(Date.now() - 60_000));
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
  await tx.stop(cp, transactionId, 5_000, minutesAgo(0));
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_000n, review: 'open' });
  expect((await tx.session(transactionId)).anomalies).toContain('no_rate');
});
