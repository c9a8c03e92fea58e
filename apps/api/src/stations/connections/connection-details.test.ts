import { connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let t: TestApp;
let url: string;
beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date();
  const origin = await t.app.listen({ port: 0, host: '127.0.0.1' });
  url = `${origin.replace(/^http/, 'ws')}/ocpp`;
});
afterAll(() => t.close());

interface Details {
  identity: string;
  key: string;
  chargePointId: string;
}

const connect = ({ identity, key }: Details): Promise<ChargePointConnection> =>
  connectChargePoint({ url, identity, password: Buffer.from(key, 'hex') });

/** The OCPP server learns of a new charge point by NOTIFY, a moment after the answer. */
const connectSoon = (details: Details): Promise<ChargePointConnection> =>
  vi.waitFor(() => connect(details), { timeout: 5_000 });

test('what is shown once lets the charger in; a new key locks the old one out', async () => {
  const { headers } = await t.signIn({ role: 'owner' });
  const connector = {
    socketType: 'type-2',
    phases: 1,
    maxCurrentA: 16,
    fixedCable: true,
    publiclyAvailable: true,
  };
  const added = await t.app.inject({
    method: 'POST',
    url: '/api/stations',
    headers,
    payload: {
      name: 'Home',
      street: 'Laan 2',
      postalCode: '3011 AA',
      city: 'Rotterdam',
      chargePoint: { serialNumber: 'HOME-1', connectors: [connector] },
    },
  });
  const details: Details = added.json();
  const device = async () =>
    (await t.app.inject({ url: `/api/charge-points/${details.chargePointId}`, headers })).json();

  const connection = await connectSoon(details);
  await connection.call('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' });
  await connection.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
  await expect.poll(device).toMatchObject({
    connected: true,
    vendor: 'Acme',
    connectors: [{ state: 'free', maxCurrentA: 16 }],
  });

  const renewed = await t.app.inject({
    method: 'POST',
    url: `/api/charge-points/${details.chargePointId}/key`,
    headers,
  });
  await connection.closed;
  await expect(connect(details)).rejects.toThrow();
  const again = await connectSoon(renewed.json());
  await expect.poll(device).toMatchObject({ connected: true });
  await again.close();
  await expect.poll(device).toMatchObject({ connected: false });
});
