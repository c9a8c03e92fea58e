import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let app: OcppApp;
beforeAll(async () => {
  app = await buildOcppApp({ callTimeoutMs: 200 });
});
afterAll(() => app.close());

test('an answer that comes too late still ends the old key', async () => {
  const charger = await app.addCharger();
  const { id: chargePointId, accountId } = charger;
  const { headers } = await app.signIn({ accountId, role: 'owner' });
  const rotate = () =>
    app.app.inject({ method: 'POST', url: `/api/charge-points/${chargePointId}/key/rotation`, headers });
  let key = '';
  const answer = Promise.withResolvers<{ status: 'Accepted' }>();
  await app.connect(charger, {
    ChangeConfiguration({ value }) {
      key = value;
      return answer.promise;
    },
  });
  await rotate();
  const stored = () => app.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: chargePointId } });
  const commandState = async () => (await app.db.prisma.command.findFirst())?.state;
  await expect.poll(commandState, { timeout: 5_000 }).toBe('no-answer');
  // Both are valid: it is unknown whether it accepted the new one.
  expect((await stored()).pendingKeyHash).not.toBeNull();
  answer.resolve({ status: 'Accepted' });
  await expect.poll(async () => (await stored()).pendingKeyHash, { timeout: 5_000 }).toBeNull();
  const refusal = () => app.tryConnect(charger).catch((error: { code?: unknown }) => error.code);
  await expect.poll(refusal).toBe(401);
  await app.connect({ identity: charger.identity, key: Buffer.from(key, 'hex') });
  // W23: no key is logged.
  expect(JSON.stringify(app.faults)).not.toContain(key);
});
