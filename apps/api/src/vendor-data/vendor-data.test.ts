import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { findVendorHandler, type VendorHandlers } from './vendor-handlers.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const accept = () => ({ status: 'Accepted' as const });
const registry: VendorHandlers = { 'com.example': { Hello: accept, '': accept } };

test.each([
  ['com.example', 'Hello', accept],
  ['com.example', null, accept],
  ['com.example', 'Other', 'UnknownMessageId'],
  ['com.example', 'toString', 'UnknownMessageId'],
  ['org.example', 'Hello', 'UnknownVendorId'],
  ['constructor', 'name', 'UnknownVendorId'],
] as const)('%s %s', (vendorId, messageId, found) => {
  expect(findVendorHandler(registry, vendorId, messageId)).toBe(found);
});

test('a vendor that nobody knows gets UnknownVendorId, whatever form its data have, and is kept as an event', async () => {
  const charger = await t.addCharger();
  const socket = await t.connect(charger);
  for (const data of ['text', { nested: [1, { a: true }] }, undefined]) {
    // The schema has text only; real chargers also send objects.
    const message = { vendorId: 'com.example', messageId: 'M', data } as { vendorId: string };
    expect(await socket.call('DataTransfer', message)).toEqual({ status: 'UnknownVendorId' });
  }
  const events = await t.db.prisma.chargePointEvent.findMany({
    where: { chargePointId: charger.id, kind: 'data-transfer' },
  });
  expect(events.map(({ detail }) => detail)).toEqual(
    Array.from({ length: 3 }, () => ({ vendorId: 'com.example', messageId: 'M', status: 'UnknownVendorId' })),
  );
  expect(t.faults).toEqual([]);
});
