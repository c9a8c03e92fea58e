import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let app: OcppApp;
beforeAll(async () => {
  app = await buildOcppApp();
});
afterAll(() => app.close());

test('two new keys asked for at once never lock out a charger whose answer was lost', async () => {
  const charger = await app.addCharger();
  const { id: chargePointId, accountId } = charger;
  const { headers } = await app.signIn({ accountId, role: 'owner' });
  const rotate = () =>
    app.app.inject({ method: 'POST', url: `/api/charge-points/${chargePointId}/key/rotation`, headers });
  const taken: string[] = [];
  const connection = await app.connect(charger, {
    ChangeConfiguration({ value }) {
      taken.push(value);
      connection.terminate();
      return { status: 'Accepted' };
    },
  });
  await Promise.all([rotate(), rotate()]);
  const open = () =>
    app.db.prisma.command.count({ where: { chargePointId, state: { in: ['queued', 'sent', 'accepted'] } } });
  await expect.poll(open, { timeout: 5_000 }).toBe(0);
  const [key = ''] = taken;
  await app.connect({ identity: charger.identity, key: Buffer.from(key, 'hex') });
});
