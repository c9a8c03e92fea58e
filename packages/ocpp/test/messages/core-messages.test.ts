import { expect, test } from 'vitest';
import { CallFailed } from '../../src/client/call-failed.ts';
import { startCentralSystem, waitUntil } from '../start-central-system.ts';

test('a charge point boots, charges and stops', async () => {
  await using server = await startCentralSystem();
  const chargePoint = await server.connect('CP 1');

  const boot = await chargePoint.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
  expect(boot).toMatchObject({ status: 'Accepted', interval: 300 });
  const timestamp = new Date().toISOString();
  expect(
    await chargePoint.call('StatusNotification', {
      connectorId: 1,
      errorCode: 'NoError',
      status: 'Available',
    }),
  ).toEqual({});
  expect(await chargePoint.call('Authorize', { idTag: 'A1' })).toEqual({ idTagInfo: { status: 'Accepted' } });
  const start = await chargePoint.call('StartTransaction', {
    connectorId: 1,
    idTag: 'A1',
    meterStart: 5,
    timestamp,
  });
  expect(start.transactionId).toBe(7);
  const meterValue = [{ timestamp, sampledValue: [{ value: '10' }] }];
  expect(await chargePoint.call('MeterValues', { connectorId: 1, transactionId: 7, meterValue })).toEqual({});
  expect(await chargePoint.call('StopTransaction', { transactionId: 7, meterStop: 20, timestamp })).toEqual(
    {},
  );
  expect(await chargePoint.call('Heartbeat', {})).toHaveProperty('currentTime');

  expect(server.central.connection('CP 1')?.chargePoint).toEqual({ name: 'CP 1' });
  await waitUntil(() => server.log.length === 7);
  expect(server.log.map((entry) => entry.action)).toEqual([
    'BootNotification',
    'StatusNotification',
    'Authorize',
    'StartTransaction',
    'MeterValues',
    'StopTransaction',
    'Heartbeat',
  ]);
  expect(server.log[3]).toMatchObject({
    direction: 'in',
    identity: 'CP 1',
    payload: { text: JSON.stringify({ connectorId: 1, idTag: 'A1', meterStart: 5, timestamp }), cut: null },
    response: {
      text: JSON.stringify({ transactionId: 7, idTagInfo: { status: 'Accepted' } }),
      cut: null,
    },
    error: null,
  });
});

test('handlers are given typed values and what had to be repaired', async () => {
  const seen: unknown[] = [];
  await using server = await startCentralSystem({
    handlers: {
      StopTransaction: (context, request) => {
        seen.push({ identity: context.identity, ...request });
        return {};
      },
    },
  });
  const chargePoint = await server.connect();
  chargePoint.sendRaw(
    '[2,"1","StopTransaction",{"transactionId":"12","meterStop":"1500.4","reason":"remote"}]',
  );
  await waitUntil(() => seen.length === 1);
  expect(seen[0]).toMatchObject({
    identity: 'CP1',
    transactionId: 12,
    meterStopWh: 1500n,
    reason: 'Remote',
    timestamp: { quality: 'missing' },
    deviations: ['transactionId: not an integer', 'meterStop: not an integer', 'timestamp: missing'],
  });
});

test('the central system calls a charge point and gets its answer', async () => {
  await using server = await startCentralSystem();
  await server.connect('CP1', { Reset: () => ({ status: 'Accepted' }) });
  const order: string[] = [];
  const outcome = await server.central.send(
    'CP1',
    'Reset',
    { type: 'Hard' },
    { onSent: () => void order.push('sent') },
  );
  expect(outcome).toMatchObject({ kind: 'answered', response: { status: 'Accepted' } });
  expect(order).toEqual(['sent']);
  expect(server.log).toMatchObject([
    { direction: 'out', action: 'Reset', payload: { text: '{"type":"Hard"}' } },
  ]);
});

test('what is not known or not handled is refused with its own code', async () => {
  await using server = await startCentralSystem();
  const chargePoint = await server.connect();
  const refused = await chargePoint
    .call('SignCertificate', { csr: 'x' })
    .catch((error: unknown) => (error as CallFailed).code);
  expect(refused).toBe('NotSupported');
  chargePoint.sendRaw('[2,"1","constructor",{}]');
  await waitUntil(() => server.log.length === 2);
  expect(server.log[1]?.error).toEqual({ code: 'NotImplemented', description: 'Unknown action' });
});
