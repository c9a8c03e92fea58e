import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { transactionsOf } from '#test/transactions.ts';
import { createSessionFacts } from './session-facts.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

test('a session that another process has ended is known to have ended within a minute', async () => {
  const tx = transactionsOf(t);
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card);
  let nowMs = 0;
  const facts = createSessionFacts(t.db.pool, () => nowMs);
  const wanted = [{ chargePointId: charger.id, connectorId: 1, transactionId, at: new Date() }];
  const endedAt = async () => (await facts.find(wanted))[0]?.endedAt;
  expect(await endedAt()).toBeNull();
  await tx.stop(cp, transactionId, 2_000);
  nowMs = 59_000;
  expect(await endedAt()).toBeNull();
  nowMs = 61_000;
  expect(await endedAt()).toBeInstanceOf(Date);
});
