import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp({ pace: 0.2 });
});
afterAll(() => t.close());

const connectWith = (
  { identity, key }: Pick<TestCharger, 'identity'> & { key?: Buffer },
  subprotocols: string[],
) =>
  connectChargePoint({ url: t.url, identity, subprotocols, ...(key ? { password: key } : {}) }).then(
    (connection) => (connection.terminate(), 101),
    ({ code }: { code: number }) => code,
  );

const alertsOf = async (charger: TestCharger, headers: { cookie: string }, path = '/api/alerts') =>
  (await t.app.inject({ url: `${path}?chargePointId=${charger.id}`, headers }))
    .json<{ alerts: { kind: string; detail: object }[] }>()
    .alerts.map(({ kind, detail }) => ({ kind, detail }));

test.each([
  [['ocpp2.0.1'], 'ocpp2.0.1', 'Spelsberg', 'System › Settings › OCPP › OCPP mode: OCPP-J 1.6'],
  [['ocpp2.1', 'ocpp2.0.1'], 'ocpp2.1,ocpp2.0.1', 'Acme', null],
  [['soap'], 'soap', null, null],
  [[], null, null, null],
])(
  'a charger that offers only %j is refused, and owner and support see what to set',
  async (protocols, offered, vendor, setting) => {
    const charger = await t.addCharger();
    await t.db.prisma.chargePoint.update({
      where: { id: charger.id },
      data: { vendor, model: vendor && 'One' },
    });
    await t.kernel.directory.refresh(charger.id);
    const owner = await t.signIn({ accountId: charger.accountId });
    const support = await t.signIn({ platformRole: 'support' });
    expect(await connectWith(charger, protocols)).toBe(400);
    expect(await connectWith(charger, protocols)).toBe(400);
    const alert = {
      kind: 'foreign-protocol',
      detail: { offered, device: vendor && `${vendor} One`, setting },
    };
    await vi.waitFor(async () => expect(await alertsOf(charger, owner.headers)).toEqual([alert]), 5_000);
    expect(await alertsOf(charger, support.headers, '/api/support/alerts')).toEqual([alert]);
  },
);

test('one that comes with OCPP 1.6 a moment later only tried', async () => {
  const charger = await t.addCharger();
  const owner = await t.signIn({ accountId: charger.accountId });
  expect(await connectWith(charger, ['ocpp2.0.1'])).toBe(400);
  await t.connect(charger);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await alertsOf(charger, owner.headers)).toEqual([]);
});

test('one that nobody knows is in the list of support with what it offers, until it offers OCPP 1.6', async () => {
  const support = await t.signIn({ platformRole: 'support' });
  const stranger = { identity: 'CP-NOBODY', key: Buffer.from('0123456789abcdef') };
  const listed = async () =>
    (await t.app.inject({ url: '/api/support/unknown-charge-points', headers: support.headers }))
      .json<{ chargePoints: { identity: string; foreignProtocols: string | null }[] }>()
      .chargePoints.map(({ identity, foreignProtocols }) => [identity, foreignProtocols]);
  for (const [protocols, status, shown] of [
    [['ocpp2.0.1'], 400, 'ocpp2.0.1'],
    [['ocpp1.6'], 401, null],
  ] as const) {
    expect(await connectWith(stranger, [...protocols])).toBe(status);
    await vi.waitFor(async () => expect(await listed()).toEqual([['CP-NOBODY', shown]]), 5_000);
  }
});
