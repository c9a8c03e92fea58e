import { hash } from 'node:crypto';
import type { SessionExplanation, ToldIn } from '@laadpoort/contract/sessions/explanation';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { energyBetween } from '@laadpoort/domain/sessions/readings/energy-basis';
import { explainedParts, explainedPrice } from '@laadpoort/domain/tariffs/explain-price';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { transactionsOf } from '#test/transactions.ts';
import type { TestPerson } from '#test/test-app.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());

const night = {
  kind: 'energy',
  pricePerKwh: '0.2000',
  // 20:20 UTC is 22:20 in Amsterdam.
  window: { weekdays: [1], from: '22:20', until: '07:00' },
};

/** 6 kWh in 45 minutes, half by night, read every quarter of an hour. */
const charge = async () => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: null });
  await t.db.prisma.tariffVersion.create({
    data: {
      accountId: charger.accountId,
      stationId: charger.stationId,
      components: [
        night,
        { kind: 'energy', pricePerKwh: '0.3000' },
        { kind: 'idle', pricePerHour: '6.0000', graceMinutes: 15 },
      ],
      vatBasis: 'incl',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      createdById: 'test',
    },
  });
  const { transactionId } = await tx.start(cp, card, { timestamp: '2026-06-01T20:00:00Z' });
  for (const [index, timestamp] of ['2026-06-01T20:15:00Z', '2026-06-01T20:30:00Z'].entries())
    await cp.call('MeterValues', {
      connectorId: 1,
      transactionId,
      meterValue: [{ timestamp, sampledValue: [{ value: String(1_000 + (index + 1) * 2_000) }] }],
    });
  await tx.stop(cp, transactionId, 7_000, '2026-06-01T20:45:00Z');
  return { transactionId, owner: await t.signIn({ role: 'owner', accountId: charger.accountId }) };
};

const page = async (id: number, { headers }: TestPerson) =>
  (await t.app.inject({ url: `/api/sessions/${id}`, headers })).json();

test('what a session was told is kept, and comes to its amount again', async () => {
  const { transactionId, owner } = await charge();
  const { amount, recomputedAmount } = await page(transactionId, owner);
  expect({ amount, recomputedAmount }).toEqual({ amount: '1.466700', recomputedAmount: '1.466700' });
});

const read = async <Body>({ headers }: TestPerson, url: string): Promise<Body> =>
  (await t.app.inject({ url, headers })).json();

const explain = async (who: TestPerson, id: number) =>
  (await read<{ explanation: SessionExplanation }>(who, `/api/sessions/${id}/explanation`)).explanation;
/** The log is written a moment after the answer. */
const logged = (who: TestPerson, id: number) =>
  expect.poll(async () => (await explain(who, id)).endToldIn).not.toBeNull();

const at = (moment: string) => new Date(moment);

test('whoever reads the explanation of an amount computes it from that alone', async () => {
  const { transactionId, owner } = await charge();
  const answer = await t.app.inject({
    url: `/api/sessions/${transactionId}/explanation`,
    headers: owner.headers,
  });
  const { explanation } = answer.json<{ explanation: SessionExplanation }>();
  const { price, meter, startedAt, until, registers, idle } = explanation;
  const energyWh = energyBetween(meter);
  expect(energyWh).toBe(explanation.energyWh);
  const course = {
    startedAt: at(startedAt),
    until: at(until),
    registers: registers.map((point) => ({ at: at(point.at), registerWh: BigInt(point.registerWh) })),
    idle: idle.map((span) => ({ from: at(span.from), until: at(span.until) })),
  };
  const facts = { price, energyWh: BigInt(energyWh ?? 0), course };
  expect(explainedPrice(facts).amount).toBe('1.466700');
  expect(explanation.amount).toBe('1.466700');
  const parts = explainedParts(facts).map((part) => [part.component?.pricePerKwh, Number(part.energyWh)]);
  expect(parts).toEqual([
    ['0.3000', 2_667],
    ['0.2000', 3_333],
  ]);
  // Those around 22:20, the begin and the end; the hash is that of what is told.
  expect(registers.map(({ registerWh }) => registerWh)).toEqual([1_000, 3_000, 5_000, 7_000]);
  expect(hash('sha256', canonicalJson(price))).toBe(explanation.priceHash);
});

test('each step leads to the message that told it, as its owner and support read it', async () => {
  const { transactionId, owner } = await charge();
  await logged(owner, transactionId);
  const explanation = await explain(owner, transactionId);
  const { meter, registers, startToldIn, endToldIn } = explanation;
  expect([meter.begin?.from, meter.end?.from]).toEqual(['start', 'stop']);
  const messageIn = async (who: TestPerson, toldIn: ToldIn | undefined, base = '/api/sessions') => {
    const { messages } = await read<{ messages: { action: string; payload: string }[] }>(
      who,
      `${base}/${transactionId}/messages?id=${toldIn?.id}`,
    );
    expect(messages).toHaveLength(1);
    return `${messages[0]?.action} ${messages[0]?.payload}`;
  };
  const told = [startToldIn, ...registers.map(({ toldIn }) => toldIn), endToldIn];
  const payloads = await Promise.all(told.map((toldIn) => messageIn(owner, toldIn)));
  expect(payloads.map((payload) => payload.split(' ')[0])).toEqual([
    'StartTransaction',
    'StartTransaction',
    'MeterValues',
    'MeterValues',
    'StopTransaction',
    'StopTransaction',
  ]);
  expect(payloads[1]).toContain('"meterStart":1000');
  expect(payloads[2]).toContain('"value":"3000"');
  expect(payloads[3]).toContain('"value":"5000"');
  expect(payloads[4]).toContain('"meterStop":7000');
  expect([meter.begin?.toldIn, meter.end?.toldIn]).toEqual([startToldIn, endToldIn]);

  const support = await t.signIn({ platformRole: 'support' });
  const path = `/api/support/sessions/${transactionId}`;
  expect(await read(support, `${path}/explanation`)).toEqual({
    explanation,
    reason: null,
    session: expect.objectContaining({
      accountName: 'Account',
      stationName: 'Office',
      connectorId: 1,
      energyWh: 6_000,
    }),
  });
  expect(await messageIn(support, registers[1]?.toldIn, '/api/support/sessions')).toBe(payloads[2]);
  const { entries } = await read<{ entries: { action: string }[] }>(owner, '/api/account/audit');
  expect(entries.map(({ action }) => action)).toContain('support.view-session');
  const stranger = await t.signIn({ role: 'owner' });
  const answer = await t.app.inject({
    url: `/api/sessions/${transactionId}/explanation`,
    headers: stranger.headers,
  });
  expect(answer.statusCode).toBe(404);
});

test('what is no longer in the log is told without its message, and computed all the same', async () => {
  const { transactionId, owner } = await charge();
  await logged(owner, transactionId);
  await t.db.pool.query('DELETE FROM ocpp_message');
  const explanation = await explain(owner, transactionId);
  expect(explanation.registers.map(({ toldIn }) => toldIn)).toEqual([null, null, null, null]);
  expect([explanation.startToldIn, explanation.endToldIn]).toEqual([null, null]);
  expect(energyBetween(explanation.meter)).toBe(6_000);
});

test('what cannot be computed says why: not over, idle time not priced, free, or without a rate', async () => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: '0.3000' });
  const owner = await t.signIn({ role: 'owner', accountId: charger.accountId });
  const { transactionId: id } = await tx.start(cp, card, { timestamp: '2026-06-01T20:00:00Z' });
  const { prisma } = t.db;
  const unexplained = () =>
    read<{ explanation: null; reason: string }>(owner, `/api/sessions/${id}/explanation`);
  expect(await unexplained()).toEqual({ explanation: null, reason: 'not-over' });
  await tx.stop(cp, id, 7_000, '2026-06-01T20:45:00Z');
  expect((await unexplained()).reason).toBeNull();
  await prisma.session.update({ where: { id }, data: { idleUnpriced: true } });
  expect(await unexplained()).toEqual({ explanation: null, reason: 'idle-not-priced' });
  await prisma.session.update({
    where: { id },
    data: { idleUnpriced: false, amount: '0', freeRule: 'free-charging' },
  });
  expect(await unexplained()).toEqual({ explanation: null, reason: 'free' });
});

test('of a session without a rate there is nothing to compute with', async () => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: null });
  const owner = await t.signIn({ role: 'owner', accountId: charger.accountId });
  const { transactionId: id } = await tx.start(cp, card, { timestamp: '2026-06-01T20:00:00Z' });
  await tx.stop(cp, id, 7_000, '2026-06-01T20:45:00Z');
  expect(await read(owner, `/api/sessions/${id}/explanation`)).toEqual({
    explanation: null,
    reason: 'no-rate',
  });
});

test('a price that was told cannot be changed, nor which one it was', async () => {
  const { transactionId } = await charge();
  const { priceHash } = await tx.session(transactionId);
  const { prisma } = t.db;
  await expect(
    prisma.priceSnapshot.update({ where: { hash: priceHash ?? '' }, data: { price: {} } }),
  ).rejects.toThrow('never changed');
  await expect(prisma.priceSnapshot.delete({ where: { hash: priceHash ?? '' } })).rejects.toThrow(
    'never changed',
  );
  await expect(
    prisma.session.update({ where: { id: transactionId }, data: { priceHash: null } }),
  ).rejects.toThrow('never changed');
});

test('nothing is computed from a price that is not what its hash says', async () => {
  const { transactionId, owner } = await charge();
  const { priceHash } = await tx.session(transactionId);
  const wrong = '0'.repeat(64);
  await t.db.pool.query(
    'INSERT INTO price_snapshot (hash, price) SELECT $1, price FROM price_snapshot WHERE hash = $2',
    [wrong, priceHash],
  );
  // Only one whose start was guessed may be told another price.
  await t.db.pool.query(`UPDATE session SET authorization_rule = 'adopted' WHERE id = $1`, [transactionId]);
  await t.db.pool.query(`UPDATE session SET price_hash = $2 WHERE id = $1`, [transactionId, wrong]);
  expect((await page(transactionId, owner)).recomputedAmount).toBeNull();
});
