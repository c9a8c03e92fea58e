import type { PriceDifference } from '@laadpoort/contract/sessions/price-again';
import { randomUUID } from 'node:crypto';
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

type Place = Awaited<ReturnType<typeof open>>;

/** A station at 0.35, with another version of these components that was never in force. */
const open = async (
  components: object[] = [{ kind: 'energy', pricePerKwh: '0.2000' }],
  { validFrom = '2025-01-01T00:00:00Z', ...given }: { validFrom?: string; pricePerKwh?: null } = {},
) => {
  const { card, charger, cp } = await tx.open(given);
  const version = await t.db.prisma.tariffVersion.create({
    data: {
      accountId: charger.accountId,
      stationId: charger.stationId,
      components,
      vatBasis: 'incl',
      validFrom: new Date(validFrom),
      validUntil: new Date(Date.parse(validFrom) + 1),
      createdById: 'test',
    },
  });
  const owner = await t.signIn({ role: 'owner', accountId: charger.accountId, name: 'Olga' });
  const url = `/api/stations/${charger.stationId}/pricing/${version.id}/price-again`;
  return { card, charger, cp, version, owner, url };
};

/** 10 kWh, half of it after an hour. */
const charge = async ({ cp, card }: Place, startedAt = '2026-06-01T08:00:00Z', meterStart = 1_000) => {
  const at = (minutes: number) => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
  const { transactionId } = await tx.start(cp, card, { timestamp: startedAt, meterStart });
  const sampledValue = [{ value: String(meterStart + 5_000) }];
  const meterValue = [{ timestamp: at(60), sampledValue }];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  await tx.stop(cp, transactionId, meterStart + 10_000, at(120));
  // It happened long ago, which is asked about otherwise.
  await t.db.prisma.session.update({ where: { id: transactionId }, data: { review: null } });
  return transactionId;
};

const look = async ({ url, owner }: Place, from = '2026-01-01T00:00:00Z') =>
  t.app.inject({ url: `${url}?from=${from}`, headers: owner.headers });

const priceAgain = ({ url, owner }: Place, seen: PriceDifference, from = '2026-01-01T00:00:00Z') =>
  t.app.inject({
    method: 'POST',
    url,
    headers: owner.headers,
    payload: { from, reason: 'The old rate was a mistake', seen },
  });

const page = async ({ owner }: Place, id: number) =>
  (await t.app.inject({ url: `/api/sessions/${id}`, headers: owner.headers })).json();

test('what would change is shown, done with a reason, and told on the session and in the history', async () => {
  const place = await open();
  const first = await charge(place, '2026-05-01T08:00:00Z');
  const second = await charge(place, '2026-06-01T08:00:00Z', 11_000);
  const measured = await tx.session(second);

  // 10 kWh at 0.20 with VAT are 1.652893 without it; they were 3.50 without VAT.
  const difference = (await look(place, '2026-06-01T08:00:00Z')).json();
  expect(difference).toEqual({ sessions: 1, raised: 0, before: '3.500000', after: '1.652893' });
  expect((await priceAgain(place, difference, '2026-06-01T08:00:00Z')).statusCode).toBe(200);

  expect(await tx.session(first)).toMatchObject({ vatBasis: 'excl' });
  expect(await page(place, second)).toMatchObject({
    amount: '2.000000',
    vatBasis: 'incl',
    amountWithoutVat: '1.652893',
    recomputedAmount: '2.000000',
    priceLines: [{ kind: 'energy', pricePerKwh: '0.2000', energyWh: 10_000 }],
    adjustments: [
      {
        by: 'Olga',
        reason: 'The old rate was a mistake',
        amountBefore: '3.500000',
        vatBasisBefore: 'excl',
        amountAfter: '2.000000',
        vatBasisAfter: 'incl',
      },
    ],
  });
  const { amount, priceLines, vatBasis, tariffVersionId } = await tx.session(second);
  expect(await tx.session(second)).toEqual({
    ...measured,
    amount,
    priceLines,
    vatBasis,
    tariffVersionId,
  });
  const days = await t.db.prisma.sessionDay.findMany({ where: { stationId: place.charger.stationId } });
  expect(days.filter(({ sessions }) => sessions > 0)).toMatchObject([
    { vatBasis: 'excl' },
    { vatBasis: 'incl' },
  ]);
  const entry = await t.db.prisma.auditEntry.findFirstOrThrow({
    where: { action: 'pricing.price-again', accountId: place.charger.accountId },
  });
  expect(entry).toMatchObject({ reason: 'The old rate was a mistake', targetId: place.charger.stationId });
});

test('an owner makes no session dearer, nor gives one a price that had none', async () => {
  const dearer = await open([{ kind: 'energy', pricePerKwh: '0.5000' }]);
  const id = await charge(dearer);
  const difference = (await look(dearer)).json();
  expect(difference).toMatchObject({ sessions: 1, raised: 1 });
  const refused = await priceAgain(dearer, difference);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'price-raised']);
  expect((await tx.session(id)).amount.toFixed(2)).toBe('3.50');

  const unpriced = await open(undefined, { pricePerKwh: null, validFrom: '2026-07-01T00:00:00Z' });
  await charge(unpriced);
  expect((await look(unpriced)).json()).toMatchObject({ raised: 1, before: '0.000000' });
});

test('another basis makes a session dearer, whoever the owner says that they are', async () => {
  // 0.35 with VAT; as a private person 0.35 without it would be the same, as a business it would be 21 % more.
  const place = await open();
  const { accountId, stationId } = place.charger;
  const version = await t.db.prisma.tariffVersion.create({
    data: {
      accountId,
      stationId,
      components: [{ kind: 'energy', pricePerKwh: '0.3500' }],
      vatBasis: 'excl',
      validFrom: new Date('2024-01-01'),
      validUntil: new Date('2024-01-02'),
      createdById: 'test',
    },
  });
  await t.db.prisma.partyVersion.create({
    data: {
      accountId,
      kind: 'private',
      name: 'Olga',
      street: 'Laan 2',
      postalCode: '3011 AB',
      city: 'Rotterdam',
      country: 'NL',
      validFrom: new Date('2026-01-01'),
      declaredAt: new Date('2026-01-01'),
      declaredById: 'test',
    },
  });
  const id = await charge(place);
  await t.db.prisma.session.update({ where: { id }, data: { vatBasis: 'incl' } });
  const url = `/api/stations/${stationId}/pricing/${version.id}/price-again`;
  const difference = (await look({ ...place, url })).json();
  expect(difference).toMatchObject({ sessions: 1, raised: 1 });
  expect((await priceAgain({ ...place, url }, difference)).json()).toMatchObject({ code: 'price-raised' });
});

test('a session whose idle time is still counted waits: more of it would be charged than was told', async () => {
  const place = await open();
  const id = await charge(place);
  expect((await look(place)).json()).toMatchObject({ sessions: 1 });
  await t.db.prisma.session.update({ where: { id }, data: { idleSince: new Date('2026-06-01T10:00:00Z') } });
  expect((await look(place)).json()).toMatchObject({ sessions: 0 });
  await t.db.prisma.session.update({ where: { id }, data: { idleSince: null, idleUnpriced: true } });
  expect((await look(place)).json()).toMatchObject({ sessions: 0 });
});

test('what is seen is what is done: a session that came since is not priced', async () => {
  const place = await open();
  await charge(place);
  const difference = (await look(place)).json();
  await charge(place, '2026-06-02T08:00:00Z', 11_000);
  const refused = await priceAgain(place, difference);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'session-changed']);
  expect(await t.db.prisma.sessionAdjustment.count()).toBe(1);
});

test('sessions that run, are free, or are on a document stay as they are', async () => {
  const place = await open();
  const settled = await charge(place, '2026-05-01T08:00:00Z');
  await t.db.prisma.session.update({ where: { id: settled }, data: { documentId: randomUUID() } });
  await t.whitelist(place.charger.accountId, place.card);
  await charge(place, '2026-06-01T08:00:00Z', 11_000);
  await tx.start(place.cp, place.card, { connectorId: 2, timestamp: '2026-06-03T08:00:00Z' });
  expect((await look(place)).json()).toMatchObject({ sessions: 0 });
});

test('energy that is told later is priced by the version that rules the session now', async () => {
  const window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '11:00', until: '24:00' };
  const place = await open([
    { kind: 'energy', pricePerKwh: '0.1000', window },
    { kind: 'energy', pricePerKwh: '0.2000' },
  ]);
  const id = await charge(place);
  // From 10:00 to 12:00 in Amsterdam: half of it before 11:00.
  expect((await priceAgain(place, (await look(place)).json())).statusCode).toBe(200);
  expect((await tx.session(id)).amount.toFixed(2)).toBe('1.50');
  const meterValue = [{ timestamp: '2026-06-01T08:59:00Z', sampledValue: [{ value: '3000' }] }];
  await place.cp.call('MeterValues', { connectorId: 1, transactionId: id, meterValue });
  expect(await page(place, id)).toMatchObject({ amount: '1.500000', recomputedAmount: '1.500000' });
});

test('what was priced again stays on record, and a version of another station is not found', async () => {
  const [place, other] = [await open(), await open()];
  await charge(place);
  await priceAgain(place, (await look(place)).json());
  await expect(t.db.prisma.sessionAdjustment.deleteMany({})).rejects.toThrow('stays on record');
  await expect(t.db.prisma.priceAgainRun.updateMany({ data: { reason: 'x' } })).rejects.toThrow(
    'stays on record',
  );
  expect((await look({ ...place, owner: other.owner })).statusCode).toBe(404);
  const foreign = place.url.replace(place.version.id, other.version.id);
  expect((await look({ ...place, url: foreign })).statusCode).toBe(404);
});

const supportOf = async (place: Place) => {
  const [first, second] = [
    await t.signIn({ platformRole: 'support', name: 'Sam' }),
    await t.signIn({ platformRole: 'admin', name: 'Ada' }),
  ];
  const url = `/api/support/charge-points/${place.charger.id}`;
  const ask = (method: 'GET' | 'POST', path: string, who: typeof first, payload?: object) =>
    t.app.inject({ method, url: url + path, headers: who.headers, ...(payload && { payload }) });
  const from = '2026-01-01T00:00:00Z';
  const path = `/pricing/${place.version.id}/price-again`;
  return {
    first,
    second,
    ask,
    propose: async () => {
      const seen = (await ask('GET', `${path}?from=${from}`, first)).json();
      return ask('POST', path, first, { from, reason: 'Agreed with the driver', seen });
    },
    runs: async (who = second) => (await ask('GET', '/price-again', who)).json().runs,
    approve: (who: typeof first, runId: string) => ask('POST', `/price-again/${runId}/approval`, who),
  };
};

test('two of the staff make a session dearer: one proposes it, another approves it, once', async () => {
  const place = await open([{ kind: 'energy', pricePerKwh: '0.6050' }]);
  const id = await charge(place);
  const { first, second, propose, runs, approve } = await supportOf(place);
  expect((await propose()).statusCode).toBe(204);
  expect((await tx.session(id)).amount.toFixed(2)).toBe('3.50');

  const [run] = await runs();
  expect(run).toMatchObject({
    versionId: place.version.id,
    reason: 'Agreed with the driver',
    sessions: 1,
    before: '3.500000',
    after: '5.000000',
    proposedBy: 'Sam',
    isMine: false,
  });
  expect((await approve(first, run.id)).json().code).toBe('second-person-needed');
  expect((await approve(second, run.id)).statusCode).toBe(204);
  expect((await approve(second, run.id)).statusCode).toBe(404);
  expect(await runs()).toEqual([]);
  expect(await page(place, id)).toMatchObject({
    amount: '6.050000',
    recomputedAmount: '6.050000',
    adjustments: [{ by: 'Sam', reason: 'Agreed with the driver', amountBefore: '3.500000' }],
  });
  const entries = await t.db.prisma.auditEntry.findMany({
    where: { accountId: place.charger.accountId, action: { startsWith: 'pricing.' } },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['pricing.price-again-propose', first.id],
    ['pricing.price-again', second.id],
  ]);
});

test('what is approved is what was proposed: not once the sessions have changed, nor after 30 days', async () => {
  const place = await open([{ kind: 'energy', pricePerKwh: '0.6050' }]);
  await charge(place);
  const { second, propose, runs, approve } = await supportOf(place);
  await propose();
  const [run] = await runs();
  await charge(place, '2026-06-02T08:00:00Z', 11_000);
  expect((await approve(second, run.id)).json().code).toBe('session-changed');
  await t.db.prisma.priceAgainRun.update({
    where: { id: run.id },
    data: { proposedAt: new Date(Date.now() - 31 * 24 * 3_600_000) },
  });
  expect(await runs()).toEqual([]);
  expect((await approve(second, run.id)).statusCode).toBe(404);
});
