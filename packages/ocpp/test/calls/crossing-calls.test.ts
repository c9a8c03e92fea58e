import { expect, test } from 'vitest';
import { openByHand } from '../by-hand.ts';
import { startCentralSystem, waitUntil } from '../start-central-system.ts';

test('D11 a call of the charge point is answered while it still owes us an answer', async () => {
  await using server = await startCentralSystem();
  const cp = await openByHand(server);
  const outcome = server.central.send('CP1', 'RemoteStartTransaction', { connectorId: 1, idTag: 'A' });
  const [, id] = await cp.next(2);
  const start = { connectorId: 1, idTag: 'A', meterStart: 0, timestamp: new Date().toISOString() };
  cp.send(2, 'mine', 'StartTransaction', start);
  expect(await cp.next(3)).toMatchObject([3, 'mine', { transactionId: 7 }]);
  cp.send(3, id, { status: 'Accepted' });
  expect(await outcome).toMatchObject({ kind: 'answered', response: { status: 'Accepted' } });
});

test('D11 an answer given twice, and one to no call, change nothing', async () => {
  await using server = await startCentralSystem();
  const cp = await openByHand(server);
  const outcome = server.central.send('CP1', 'ClearCache', {});
  const [, id] = await cp.next(2);
  cp.send(3, 'of-no-call', { status: 'Rejected' });
  cp.send(3, id, { status: 'Accepted' });
  cp.send(3, id, { status: 'Rejected' });
  cp.send(4, id, 'GenericError', '', {});
  expect(await outcome).toMatchObject({ kind: 'answered', response: { status: 'Accepted' } });
  cp.send(2, 'still', 'Heartbeat', {});
  expect(await cp.next(3)).toMatchObject([3, 'still', {}]);
  expect(server.lateAnswers).toEqual([]);
});

test.each(['OccurrenceConstraintViolation', 'FormatViolation', 'SomethingElse', ''])(
  'D11 a CALLERROR with the code "%s" is an outcome',
  async (code) => {
    await using server = await startCentralSystem();
    const cp = await openByHand(server);
    const outcome = server.central.send('CP1', 'ClearCache', {});
    const [, id] = await cp.next(2);
    cp.send(4, id, code, 'no', {});
    expect(await outcome).toMatchObject({ kind: 'callError' });
  },
);

test('D14 calls that wait when the connection ends are not sent on the next one', async () => {
  await using server = await startCentralSystem();
  const cp = await openByHand(server);
  const first = server.central.send('CP1', 'ClearCache', {}, { timeoutMs: 50 });
  const second = server.central.send('CP1', 'Reset', { type: 'Soft' });
  const third = server.central.send('CP1', 'GetConfiguration', {});
  expect((await first).kind).toBe('no-answer');
  await waitUntil(() => cp.received.some(([, , action]) => action === 'Reset'));
  cp.socket.terminate();
  expect((await second).kind).toBe('disconnected');
  expect((await third).kind).toBe('not-connected');
  const again = await openByHand(server);
  again.send(2, 'alive', 'Heartbeat', {});
  await again.next(3);
  expect(again.received.filter(([type]) => type === 2)).toEqual([]);
});
