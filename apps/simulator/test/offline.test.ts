import { createRPCError } from 'ocpp-rpc';
import { expect, test } from 'vitest';
import { card, settled, startCharging, startOnlineStation } from './station.ts';

test('a session without connection is delivered afterwards, in order, with its own times', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await startCharging(running);
  await station.tapCard(card);
  await settled(running, 1, 'Finishing');
  const before = central.calls.length;
  await station.goOffline();
  // The authorisation cache knows the card by now.
  expect(await station.tapCard(card, 1)).toBe('started');
  await station.nextEvent(({ type }) => type === 'metered');
  expect(await station.tapCard(card, 1)).toBe('stopped');
  const reconnectedAt = new Date().toISOString();
  station.goOnline();
  await settled(running, 1, 'Finishing');

  const replayed = central.calls.slice(before).filter(({ action }) => transactionActions.has(action));
  expect(replayed.map(({ action }) => action)).toEqual([
    'StartTransaction',
    'MeterValues',
    'MeterValues',
    'StopTransaction',
  ]);
  const [start, , , stop] = replayed.map(({ payload }) => payload);
  expect(String(start?.['timestamp']) < String(stop?.['timestamp'])).toBe(true);
  expect(String(stop?.['timestamp']) <= reconnectedAt).toBe(true);
  expect(replayed.slice(1).map(({ payload }) => payload['transactionId'])).toEqual([2, 2, 2]);
  expect(central.of('BootNotification')).toHaveLength(1);
});

test('an unknown card is refused without connection, unless AllowOfflineTxForUnknownId', async () => {
  await using running = await startOnlineStation();
  const { central, station } = running;
  await station.goOffline();
  station.plugIn(1);
  expect(await station.tapCard(card, 1)).toBe('refused');
  station.goOnline();
  await station.waitFor(({ link }) => link === 'online');
  await central.send('ChangeConfiguration', { key: 'AllowOfflineTxForUnknownId', value: 'true' });
  await station.goOffline();
  expect(await station.tapCard(card, 1)).toBe('started');
});

test('a card known as blocked stays refused without connection, even when unknown ones may charge', async () => {
  await using running = await startOnlineStation(
    { configuration: { AllowOfflineTxForUnknownId: 'true' } },
    { Authorize: () => ({ idTagInfo: { status: 'Blocked' } }) },
  );
  const { station } = running;
  station.plugIn(1);
  await station.tapCard(card, 1);
  await station.goOffline();
  expect(await station.tapCard(card, 1)).toBe('refused');
  expect(await station.tapCard('04D0D0D0D0D080', 1)).toBe('started');
});

test('a refused transaction message comes again under a new id, and the rest waits behind it', async () => {
  let refusals = 2;
  await using running = await startOnlineStation(
    { configuration: { TransactionMessageAttempts: '3', TransactionMessageRetryInterval: '10' } },
    {
      StartTransaction: () => {
        refusals -= 1;
        if (refusals >= 0) throw createRPCError('InternalError', '', {});
        return { idTagInfo: { status: 'Accepted' }, transactionId: 77 };
      },
    },
  );
  await startCharging(running);
  const { central } = running;
  await central.received('MeterValues');
  const starts = central.of('StartTransaction');
  expect(starts).toHaveLength(3);
  expect(new Set(starts.map(({ messageId }) => messageId)).size).toBe(3);
  expect(new Set(starts.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  expect(central.of('MeterValues')[0]?.payload['transactionId']).toBe(77);
});

test('after the last attempt the message is dropped, and its session goes on as -1', async () => {
  await using running = await startOnlineStation(
    { configuration: { TransactionMessageAttempts: '2', TransactionMessageRetryInterval: '10' } },
    {
      StartTransaction: () => {
        throw createRPCError('GenericError', '', {});
      },
    },
  );
  const { central, station } = running;
  const dropped = station.nextEvent(({ type }) => type === 'message-dropped');
  station.plugIn(1);
  await station.tapCard(card, 1);
  expect(await dropped).toEqual({ type: 'message-dropped', action: 'StartTransaction' });
  await station.tapCard(card, 1);
  await settled(running, 1, 'Finishing');
  expect(central.of('StartTransaction')).toHaveLength(2);
  expect(central.of('StopTransaction')[0]?.payload['transactionId']).toBe(-1);
});

test('an unanswered message counts as failed; a lost connection does not', async () => {
  let answering = false;
  await using running = await startOnlineStation(
    {
      callTimeoutMs: 100,
      configuration: { TransactionMessageAttempts: '2', TransactionMessageRetryInterval: '1' },
    },
    {
      StopTransaction: () => (answering ? {} : new Promise(() => {})),
    },
  );
  const { central, station } = running;
  await startCharging(running);
  await central.received('MeterValues');
  await station.tapCard(card, 1);
  for (let lost = 1; lost <= 3; lost += 1) {
    await central.received('StopTransaction', () => true, lost);
    const back = station.nextEvent(({ type }) => type === 'online');
    await central.hangUp();
    await back;
  }
  answering = true;
  await settled(running, 1, 'Finishing');
  expect(central.of('StopTransaction').length).toBeGreaterThan(3);
});

const transactionActions = new Set(['StartTransaction', 'MeterValues', 'StopTransaction']);
