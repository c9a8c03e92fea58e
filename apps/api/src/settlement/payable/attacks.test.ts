import { sumAmounts } from '@laadpoort/domain/money/amount';
import type { TariffComponent } from '@laadpoort/domain/tariffs/tariff';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import type { TestPerson } from '#test/test-app.ts';
import { transactionsOf, uid } from '#test/transactions.ts';

/* Somebody signs up, invents a charger and lets it tell sessions with a card of an issuer that pays. */

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** An account with a charger that claims what no charger delivers, and a card that its issuer pays for. */
const invent = async (components: readonly TariffComponent[]) => {
  const owner = await t.signIn({ role: 'owner' });
  const charger = await t.addCharger({ accountId: owner.accountId, pricePerKwh: null });
  await t.db.prisma.tariffVersion.create({
    data: {
      accountId: owner.accountId,
      stationId: charger.stationId,
      components: structuredClone(components) as object[],
      vatBasis: 'excl',
      validFrom: LONG_AGO,
      createdById: owner.id,
    },
  });
  const typed = { maxCurrentA: 500, phases: 3 };
  const url = `/api/charge-points/${charger.id}/connectors/1`;
  expect((await ask(owner, 'PATCH', url, typed)).statusCode).toBe(200);
  const card = uid();
  const { providerId } = await t.addCard(card);
  const pays = { paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: LONG_AGO };
  await t.db.prisma.tokenProvider.update({ where: { id: providerId }, data: pays });
  const cp = await t.connect(charger);
  await cp.call('BootNotification', { chargePointVendor: 'Invented', chargePointModel: 'Hypercharger 1000' });
  return { owner, card, cp };
};

const ask = (who: TestPerson, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
  t.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

/** Decides as the owner of the station, about what the page of the session shows. */
const decide = async (owner: TestPerson, id: number, decision: object) => {
  const { energyWh, anomalies, decisions } = (await ask(owner, 'GET', `/api/sessions/${id}`)).json();
  const seen = { energyWh, anomalies, lastDecisionId: decisions[0]?.id ?? null };
  const answer = await ask(owner, 'POST', `/api/sessions/${id}/decisions`, { decision, seen });
  expect(answer.statusCode, answer.body).toBe(200);
};

/** What the account is billed, and what of it is owed to it without anybody of the operator having looked. */
const sumsOf = async (owner: TestPerson) => {
  const { sessions } = (await ask(owner, 'GET', '/api/sessions?kind=all')).json();
  const rows = await Promise.all(
    sessions.map(async ({ id, amount }: { id: number; amount: string }) => {
      const { payable } = (await ask(owner, 'GET', `/api/sessions/${id}/payable`)).json();
      return { amount, payable };
    }),
  );
  const owed = rows.filter(({ payable }) => payable.kind === 'payable');
  return {
    billed: sumAmounts(rows.map(({ amount }) => amount)),
    owed: sumAmounts(owed.map(({ amount }) => amount)),
    reasons: rows.flatMap(({ payable }) => payable.reasons ?? []),
  };
};

test.each<[string, TariffComponent, number, string[]]>([
  ['a high rate', { kind: 'energy', pricePerKwh: '9.9999' }, 30_001, ['above-rating', 'rate-ceiling']],
  ['much energy', { kind: 'energy', pricePerKwh: '1.0000' }, 300_000, ['above-rating']],
  ['a high price of a start', { kind: 'start', price: '300.00' }, 1_000, ['rate-ceiling']],
  ['a high minimum', { kind: 'minimum', amount: '300.00' }, 1_000, ['rate-ceiling']],
])('€300 from one session of 290 s by %s: 0 cents are payable', async (_, component, energyWh, reasons) => {
  const { owner, card, cp } = await invent([component]);
  const transactions = transactionsOf(t);
  const started = await transactions.start(cp, card, { meterStart: 0, timestamp: secondsAgo(290) });
  await transactions.stop(cp, started.transactionId, energyWh, secondsAgo(0));
  const { review } = await transactions.session(started.transactionId);
  if (review === 'open') await decide(owner, started.transactionId, { kind: 'accept' });
  const sums = await sumsOf(owner);
  expect(Number(sums.billed)).toBeGreaterThanOrEqual(300);
  expect(sums.owed).toBe('0.000000');
  expect(sums.reasons).toEqual(expect.arrayContaining(reasons));
});

test('€9,800 by accepting and correcting upwards an own doubtful session: 0 cents are payable', async () => {
  const { owner, card, cp } = await invent([{ kind: 'energy', pricePerKwh: '0.9800' }]);
  const transactions = transactionsOf(t);
  const { transactionId } = await transactions.start(cp, card, {
    meterStart: 5_000,
    timestamp: secondsAgo(3_600),
  });
  // Below the start: nobody knows what was charged.
  await transactions.stop(cp, transactionId, 4_000, secondsAgo(0));
  expect((await transactions.session(transactionId)).review).toBe('open');
  await decide(owner, transactionId, { kind: 'accept' });
  expect(await sumsOf(owner)).toMatchObject({ owed: '0.000000', reasons: ['doubtful'] });
  await decide(owner, transactionId, { kind: 'correct', energyWh: 10_000_000, note: 'What my meter says' });
  expect(await sumsOf(owner)).toEqual({
    billed: '9800.000000',
    owed: '0.000000',
    reasons: ['doubtful', 'corrected-upwards', 'above-rating', 'tenfold-month'],
  });
  // Also if somebody of support had let the lower amount be paid before.
  await decide(owner, transactionId, { kind: 'correct', energyWh: 1_000, note: 'Typing error' });
  const [one, two] = [await t.signIn({ platformRole: 'admin' }), await t.signIn({ platformRole: 'admin' })];
  const sessions = [{ id: transactionId, amount: '0.98' }];
  const pay = { decision: 'pay', reason: 'A small one', sessions };
  expect((await ask(one, 'POST', '/api/support/settlement/decisions', pay)).statusCode).toBe(204);
  expect(await sumsOf(owner)).toMatchObject({ owed: '0.980000' });
  await decide(owner, transactionId, {
    kind: 'correct',
    energyWh: 10_000_000,
    note: 'It was right after all',
  });
  expect(await sumsOf(owner)).toMatchObject({ owed: '0.000000' });
  const dear = { ...pay, sessions: [{ id: transactionId, amount: '9800' }] };
  expect((await ask(two, 'POST', '/api/support/settlement/decisions', dear)).statusCode).toBe(204);
  expect(await sumsOf(owner)).toMatchObject({ owed: '0.000000', reasons: ['second-person'] });
});

test('a usual session of the same account is payable, so nothing else holds these', async () => {
  const { owner, card, cp } = await invent([{ kind: 'energy', pricePerKwh: '0.3500' }]);
  const transactions = transactionsOf(t);
  const { transactionId } = await transactions.start(cp, card, {
    meterStart: 0,
    timestamp: secondsAgo(3_600),
  });
  await transactions.stop(cp, transactionId, 10_000, secondsAgo(0));
  expect(await sumsOf(owner)).toEqual({ billed: '3.500000', owed: '3.500000', reasons: [] });
});
