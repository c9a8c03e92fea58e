import { setTimeout as pause } from 'node:timers/promises';
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
  let key = '';
  await app.connect(charger, {
    async ChangeConfiguration({ value }) {
      key = value;
      await pause(700);
      return { status: 'Accepted' };
    },
  });
  const requester = { personId: 'somebody', personName: 'Somebody', role: 'owner' };
  await app.ocpp.keyRotation.rotate({ accountId, chargePointId, requester, reason: null });
  const stored = () => app.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: chargePointId } });
  await expect.poll(async () => (await app.db.prisma.command.findFirst())?.state).toBe('no-answer');
  // Both hold: nobody knows whether it took the new one.
  expect((await stored()).pendingKeyHash).not.toBeNull();
  await expect.poll(async () => (await stored()).pendingKeyHash, { timeout: 3_000 }).toBeNull();
  await expect(app.tryConnect(charger)).rejects.toMatchObject({ code: 401 });
  await app.connect({ identity: charger.identity, key: Buffer.from(key, 'hex') });
  // W23: what is logged names no key.
  expect(JSON.stringify(app.faults)).not.toContain(key);
});
