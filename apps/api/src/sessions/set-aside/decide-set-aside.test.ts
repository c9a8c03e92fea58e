import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf } from '#test/transactions.ts';
import type { TestPerson } from '#test/test-app.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
let owner: TestPerson;
let support: TestPerson;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
  owner = await t.signIn({ role: 'owner' });
  support = await t.signIn({ platformRole: 'support' });
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const ask = (method: 'GET' | 'POST', url: string, payload?: object, who = owner) =>
  t.app.inject({ method, url, headers: who.headers, ...(payload && { payload }) });

const itemsOf = async ({ id }: TestCharger, who = owner): Promise<SetAsideItem[]> => {
  const answer = await ask(
    'GET',
    who === support ? '/api/support/set-aside' : '/api/set-aside',
    undefined,
    who,
  );
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().items.filter(({ chargePointId }: SetAsideItem) => chargePointId === id);
};

const open = () => tx.open({ accountId: owner.accountId });
const start = async (
  cp: ChargePointConnection,
  card: string,
  connectorId: number,
  meterStart: number,
  minutes: number,
) => (await tx.start(cp, card, { connectorId, meterStart, timestamp: minutesAgo(minutes) })).transactionId;
const stop = (
  cp: ChargePointConnection,
  idTag: string,
  transactionId: number,
  meterStop: number,
  minutes: number,
) => cp.call('StopTransaction', { transactionId, idTag, meterStop, timestamp: minutesAgo(minutes) });

const audited = ({ id }: TestCharger) =>
  t.db.prisma.auditEntry.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } });

/** Two sessions that ended with stops that fit both. */
const proposed = async () => {
  const { card, charger, cp } = await open();
  const first = await start(cp, card, 1, 1_000, 180);
  const second = await start(cp, card, 2, 800, 175);
  await stop(cp, card, -1, 5_000, 120);
  await stop(cp, card, -2, 2_600, 130);
  return { charger, first, second };
};

test('proposed stops are confirmed one by one, and billed', async () => {
  const { charger, first, second } = await proposed();
  const items = await itemsOf(charger);
  expect(items.map(({ kind, sessionId }) => ({ kind, sessionId }))).toEqual(
    expect.arrayContaining([
      { kind: 'proposal', sessionId: first },
      { kind: 'proposal', sessionId: second },
    ]),
  );
  expect(new Set(items[0]?.possible.map(({ sessionId }) => sessionId))).toEqual(new Set([first, second]));
  const answer = await ask('POST', `/api/set-aside/proposal/${first}/assignment`, { sessionId: first });
  expect(answer.statusCode, answer.body).toBe(204);
  expect(await tx.session(first)).toMatchObject({
    review: null,
    energyWh: 4_000n,
    anomalies: ['offline_start'],
  });
  expect((await itemsOf(charger)).map(({ sessionId }) => sessionId)).toEqual([second]);
  expect(await audited(charger)).toMatchObject([
    { action: 'set-aside.assign', actorId: owner.id, detail: { kind: 'proposal', sessionId: first } },
  ]);
});

test('proposed stops are exchanged, which decides both', async () => {
  const { charger, first, second } = await proposed();
  await ask('POST', `/api/set-aside/proposal/${first}/assignment`, { sessionId: second });
  expect(await tx.session(first)).toMatchObject({ review: null, energyWh: 1_600n, meterStopWh: 2_600n });
  expect(await tx.session(second)).toMatchObject({ review: null, energyWh: 4_200n, meterStopWh: 5_000n });
  expect(await itemsOf(charger)).toEqual([]);
});

test('a stop that fits no session is listed with those it may be of, and ends the one that a person chooses', async () => {
  const { card, charger, cp } = await open();
  const sessionId = await start(cp, card, 1, 9_000, 180);
  await stop(cp, card, -1, 5_000, 120);
  const [item, ...others] = await itemsOf(charger);
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    kind: 'stop',
    transactionId: '-1',
    sessionId: null,
    registerWh: 5_000,
    possible: [{ sessionId, connectorId: 1, endedAt: null }],
  });
  expect(JSON.stringify(item)).not.toContain(card);
  expect((await ask('POST', `/api/set-aside/stop/${item?.id}/assignment`, { sessionId })).statusCode).toBe(
    204,
  );
  expect(await tx.session(sessionId)).toMatchObject({
    state: 'completed',
    meterStopWh: 5_000n,
    review: 'open',
  });
  expect(await itemsOf(charger)).toEqual([]);
  expect((await ask('POST', `/api/set-aside/stop/${item?.id}/assignment`, { sessionId })).statusCode).toBe(
    404,
  );
});

test('a stop that takes another’s place sets that one aside; what a person decided keeps its end', async () => {
  const { card, charger, cp } = await open();
  const sessionId = await start(cp, card, 1, 1_000, 180);
  await stop(cp, card, -1, 5_000, 120);
  await stop(cp, card, -9, 4_000, 100);
  const [item] = await itemsOf(charger);
  await ask('POST', `/api/set-aside/stop/${item?.id}/assignment`, { sessionId });
  expect(await tx.session(sessionId)).toMatchObject({ meterStopWh: 4_000n, energyWh: 3_000n });
  const [former] = await itemsOf(charger);
  expect(former).toMatchObject({ kind: 'stop', transactionId: '-1', registerWh: 5_000 });
  await t.db.prisma.session.update({ where: { id: sessionId }, data: { review: 'accepted' } });
  await ask('POST', `/api/set-aside/stop/${former?.id}/assignment`, { sessionId });
  expect(await tx.session(sessionId)).toMatchObject({ meterStopWh: 4_000n, review: 'accepted' });
  expect(await itemsOf(charger)).toEqual([]);
});

test('readings of an unknown transaction go to the session of a person’s choice, whose energy is measured again', async () => {
  const { card, charger, cp } = await open();
  const sessionId = await start(cp, card, 1, 1_000, 180);
  await tx.stop(cp, sessionId, 0, minutesAgo(120));
  const before = await tx.session(sessionId);
  const meterValue = [sample(minutesAgo(150), 3_000), sample(minutesAgo(121), 5_000)];
  await cp.call('MeterValues', { connectorId: 2, transactionId: 4_711, meterValue });
  const [item] = await itemsOf(charger);
  expect(item).toMatchObject({ kind: 'readings', transactionId: '4711', readings: 2, registerWh: 5_000 });
  await ask('POST', `/api/set-aside/readings/${item?.id}/assignment`, { sessionId });
  expect((await tx.session(sessionId)).energyWh).not.toBe(before.energyWh);
  expect(await itemsOf(charger)).toEqual([]);
});

const registersOf = async (sessionId: number) =>
  (await t.db.prisma.meterReading.findMany({ where: { sessionId }, orderBy: { at: 'asc' } })).map(
    ({ energyWh }) => Number(energyWh),
  );

test('readings from the time of two sessions are assigned by their time', async () => {
  const { card, charger, cp } = await open();
  const first = await start(cp, card, 1, 1_000, 180);
  await tx.stop(cp, first, 0, minutesAgo(150));
  const second = await start(cp, card, 1, 5_000, 120);
  await tx.stop(cp, second, 0, minutesAgo(90));
  const told = [
    [165, 3_000],
    [151, 5_000],
    [110, 6_000],
    [91, 8_000],
  ] as const;
  const meterValue = told.map(([minutes, registerWh]) => sample(minutesAgo(minutes), registerWh));
  await cp.call('MeterValues', { connectorId: 1, transactionId: 4_711, meterValue });
  const [item] = await itemsOf(charger);
  expect(item).toMatchObject({ kind: 'readings', readings: 4, registerWh: 8_000 });
  expect(new Set(item?.possible.map(({ sessionId }) => sessionId))).toEqual(new Set([first, second]));
  await ask('POST', `/api/set-aside/readings/${item?.id}/assignment`, { sessionId: first });
  // What is left is of a single session, which nobody has to be asked about.
  expect(await itemsOf(charger)).toEqual([]);
  expect(await registersOf(first)).toEqual([3_000, 5_000]);
  expect(await registersOf(second)).toEqual([6_000, 8_000]);
  expect((await tx.session(second)).energyWh).toBe(3_000n);
});

test('support dismisses what cannot be read, with a reason that the owner can read; it stays stored', async () => {
  const { charger } = await open();
  const { id } = await t.db.prisma.ocppQuarantine.create({
    data: {
      chargePointId: charger.id,
      action: 'StopTransaction',
      reason: 'unreadable',
      receivedAt: new Date(),
      raw: Buffer.from('[2,"1","StopTransaction",{"idTag":"04A2B3C4","meterStop":"x"}'),
    },
  });
  const [item] = await itemsOf(charger, support);
  expect(item).toMatchObject({ kind: 'message', id: String(id) });
  expect(item?.message).not.toContain('04A2B3C4');
  const body = { reason: 'Half a message' };
  const path = `/api/support/set-aside/message/${id}/dismissal`;
  expect((await ask('POST', path, body, support)).statusCode).toBe(204);
  expect(await itemsOf(charger)).toEqual([]);
  expect(await t.db.prisma.ocppQuarantine.count({ where: { id } })).toBe(1);
  expect(await audited(charger)).toMatchObject([
    {
      action: 'set-aside.dismiss',
      accountId: owner.accountId,
      reason: 'Half a message',
      actorId: support.id,
    },
  ]);
});

test('nothing goes to a session of another charger', async () => {
  const [a, b] = [await open(), await open()];
  const sessionId = await start(b.cp, b.card, 1, 1_000, 180);
  await stop(a.cp, a.card, -1, 5_000, 120);
  const [item] = await itemsOf(a.charger);
  expect((await ask('POST', `/api/set-aside/stop/${item?.id}/assignment`, { sessionId })).statusCode).toBe(
    404,
  );
});
