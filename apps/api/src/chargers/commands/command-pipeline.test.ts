import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { asOwner } from '#test/test-database.ts';
import { toCommandAnswer } from './command-row.ts';
import type { CommandToSend } from '../commands.ts';
import { readDue } from './pending-commands.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
  await t.db.prisma.user.create({ data: { id: 'owner', name: 'Owner', email: 'owner@example.com' } });
});
afterAll(() => t.close());
afterEach(() => {
  expect(t.faults).toEqual([]);
});

const commandTo = (charger: TestCharger, request: CommandToSend['request']): CommandToSend => ({
  accountId: charger.accountId,
  chargePointId: charger.id,
  requester: { personId: 'owner', personName: 'Owner', role: 'owner' },
  request,
  reason: null,
});

const stateOf = async (id: string) => (await t.db.prisma.command.findUniqueOrThrow({ where: { id } })).state;

const ask = async (charger: TestCharger, request: CommandToSend['request']) => {
  const answer = await t.kernel.sendCommand(commandTo(charger, request));
  if (!('id' in answer)) throw new Error(answer.code);
  return answer.id;
};

const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect(await stateOf(id)).toBe(state), { timeout: 7_000, interval: 20 });

const boot = { chargePointVendor: 'Acme', chargePointModel: 'One' };
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a reset', () => {
  test('is done only after the next BootNotification', async () => {
    const charger = await t.addCharger();
    const asked: unknown[] = [];
    const first = await t.connect(charger, {
      Reset: (payload) => {
        asked.push(payload);
        return { status: 'Accepted' };
      },
    });
    const id = await ask(charger, { action: 'Reset', type: 'Hard' });
    await becomes(id, 'accepted');
    expect(asked).toEqual([{ type: 'Hard' }]);
    await first.close();
    const second = await t.connect(charger);
    await second.call('Heartbeat', {});
    expect(await stateOf(id)).toBe('accepted');
    await second.call('BootNotification', boot);
    await becomes(id, 'done');
  });

  test('that the charger refuses is rejected, in its own words', async () => {
    const charger = await t.addCharger();
    await t.connect(charger, { Reset: () => ({ status: 'Rejected' }) });
    const id = await ask(charger, { action: 'Reset', type: 'Soft' });
    await becomes(id, 'rejected');
    const row = await t.db.prisma.command.findUniqueOrThrow({ where: { id } });
    expect(row.response).toEqual({ status: 'Rejected' });
    expect(row.finishedAt).not.toBeNull();
  });

  test('of a charger without a socket is offline at once', async () => {
    const charger = await t.addCharger();
    const id = await ask(charger, { action: 'Reset', type: 'Soft' });
    await becomes(id, 'offline');
  });

  test('whose socket closes before the answer may still be under way, and the boot shows it', async () => {
    const charger = await t.addCharger();
    const socket = await t.connect(charger, { Reset: () => new Promise(() => undefined) });
    const id = await ask(charger, { action: 'Reset', type: 'Hard' });
    await becomes(id, 'sent');
    socket.terminate();
    const again = await t.connect(charger);
    await again.call('BootNotification', boot);
    await becomes(id, 'done');
  });

  test('asked twice in one moment goes to the charger once', async () => {
    const charger = await t.addCharger();
    let resets = 0;
    await t.connect(charger, {
      Reset: () => {
        resets += 1;
        return new Promise(() => undefined);
      },
    });
    const reset = commandTo(charger, { action: 'Reset', type: 'Hard' });
    const asked = await Promise.all([1, 2, 3].map(() => t.kernel.sendCommand(reset)));
    const taken = asked.filter((answer) => 'id' in answer);
    expect(taken).toHaveLength(1);
    await becomes(taken[0]?.id ?? '', 'sent');
    expect(await t.kernel.sendCommand(reset)).toMatchObject({ code: 'command-busy' });
    expect(resets).toBe(1);
  });
});

test('unlock is over with its answer', async () => {
  const charger = await t.addCharger();
  await t.connect(charger, { UnlockConnector: () => ({ status: 'UnlockFailed' }) });
  await becomes(await ask(charger, { action: 'UnlockConnector', connectorId: 1 }), 'failed');
});

test.each([
  [{ status: 'Accepted' }, { state: 'done', answer: 'Unlocked', said: 'Accepted' }],
  [{ status: 'Rejected' }, { state: 'failed', answer: 'UnlockFailed', said: 'Rejected' }],
  [{ status: 'UnlockFailed' }, { state: 'failed', answer: 'UnlockFailed', said: null }],
  [{ status: 'Perhaps' }, { state: 'unknown', answer: 'unreadable', said: 'Perhaps' }],
  [{ state: 7 }, { state: 'unknown', answer: 'unreadable', said: '{"state":7}' }],
  [null, { state: 'unknown', answer: 'unreadable', said: null }],
])('unlock answered with %j', async (response, shown) => {
  const charger = await t.addCharger();
  await t.connect(charger, { UnlockConnector: () => response as never });
  const id = await ask(charger, { action: 'UnlockConnector', connectorId: 1 });
  await becomes(id, shown.state);
  const row = await t.db.prisma.command.findUniqueOrThrow({ where: { id } });
  expect(toCommandAnswer(row, 'Owner')).toMatchObject(shown);
});

test('a remote stop is done at the StopTransaction, and only a running session can be stopped', async () => {
  const charger = await t.addCharger({ authorizationMode: 'free' });
  const socket = await t.connect(charger, { RemoteStopTransaction: () => ({ status: 'Accepted' }) });
  const timestamp = new Date().toISOString();
  const start = { connectorId: 1, idTag: 'CARD1', meterStart: 0, timestamp };
  const { transactionId } = await socket.call('StartTransaction', start);
  const id = await ask(charger, { action: 'RemoteStopTransaction', sessionId: transactionId });
  await becomes(id, 'accepted');
  await socket.call('StopTransaction', { transactionId, meterStop: 10, timestamp: new Date().toISOString() });
  await becomes(id, 'done');
  const late = await t.kernel.sendCommand(
    commandTo(charger, { action: 'RemoteStopTransaction', sessionId: transactionId }),
  );
  expect(late).toMatchObject({ code: 'session-not-running' });
});

test('out of order is what the owner wants, kept when the charger agrees', async () => {
  const charger = await t.addCharger();
  await t.connect(charger, { ChangeAvailability: () => ({ status: 'Accepted' }) });
  await becomes(
    await ask(charger, { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' }),
    'done',
  );
  const connectors = await t.db.prisma.connector.findMany({ where: { chargePointId: charger.id } });
  expect(connectors.map(({ outOfOrder }) => outOfOrder)).toEqual([true, true]);
});

test('scheduled for the whole charger is done when all its connectors show it', async () => {
  const charger = await t.addCharger();
  const socket = await t.connect(charger, { ChangeAvailability: () => ({ status: 'Scheduled' }) });
  const id = await ask(charger, { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' });
  await becomes(id, 'scheduled');
  const report = (connectorId: number) =>
    socket.call('StatusNotification', { connectorId, errorCode: 'NoError', status: 'Unavailable' });
  await report(1);
  expect(await stateOf(id)).toBe('scheduled');
  await report(2);
  await becomes(id, 'done');
});

test('configuration is kept as read, secrets are not', async () => {
  const charger = await t.addCharger();
  await t.connect(charger, {
    GetConfiguration: () => ({
      configurationKey: [
        { key: 'HeartbeatInterval', readonly: false, value: '300' },
        { key: 'AuthorizationKey', readonly: false, value: 'deadbeef' },
      ],
    }),
    ChangeConfiguration: () => ({ status: 'RebootRequired' }),
  });
  await becomes(await ask(charger, { action: 'GetConfiguration' }), 'done');
  await becomes(
    await ask(charger, { action: 'ChangeConfiguration', key: 'HeartbeatInterval', value: '60' }),
    'done',
  );
  const keys = await t.db.prisma.configurationKey.findMany({
    where: { chargePointId: charger.id },
    orderBy: { key: 'asc' },
  });
  expect(keys).toMatchObject([
    { key: 'AuthorizationKey', value: null, rebootRequired: false },
    { key: 'HeartbeatInterval', value: '60', rebootRequired: true },
  ]);
  const change = (key: string) => commandTo(charger, { action: 'ChangeConfiguration', key, value: 'x' });
  expect(await t.kernel.sendCommand(change('WifiPassword'))).toMatchObject({ params: { value: '***' } });
  const secret = await t.kernel.sendCommand(change('AuthorizationKey'));
  expect(secret).toMatchObject({ code: 'invalid-request', fields: [{ code: 'use-new-key' }] });
});

test('every command leaves an audit entry', async () => {
  const charger = await t.addCharger();
  await ask(charger, { action: 'ClearCache' });
  const entries = await t.db.prisma.auditEntry.findMany({ where: { targetId: charger.id } });
  expect(entries).toMatchObject([{ action: 'command.ClearCache', actorId: 'owner' }]);
});

describe('a sweep', () => {
  const ORDERED = { action: 'ClearCache', params: { action: 'ClearCache' } };
  const write = (charger: TestCharger, data: object) =>
    t.db.prisma.command.create({
      data: {
        ...ORDERED,
        accountId: charger.accountId,
        chargePointId: charger.id,
        requestedById: 'owner',
        requestedByRole: 'owner',
        requestedAt: new Date(),
        deadlineAt: new Date(Date.now() + 60_000),
        ...data,
      },
    });

  test('reads what is due, the longest due first, however many are open', async () => {
    const charger = await t.addCharger();
    await t.db.pool.query(
      `INSERT INTO command (id, account_id, charge_point_id, action, params, requested_by_id, requested_by_role,
                            requested_at, deadline_at, state, sent_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), 'Reset', '{"action": "Reset"}', 'owner', 'owner', now(), now(),
              CASE n % 3 WHEN 0 THEN 'scheduled' WHEN 1 THEN 'accepted' ELSE 'queued' END,
              CASE n % 3 WHEN 2 THEN NULL ELSE now() - interval '5 minutes' END
         FROM generate_series(1, 20000) n`,
      [charger.accountId],
    );
    await t.db.pool.query(
      `UPDATE command SET deadline_at = now() + interval '1 hour' WHERE state = 'queued'`,
    );
    const expired = await write(charger, { deadlineAt: ago(1) });
    const silent = await write(charger, { state: 'sent', sentAt: ago(3) });
    const awaited = await write(charger, { state: 'sent', sentAt: ago(1) });
    const due = await readDue(t.db, new Date());
    expect(due.map(({ id }) => id).toSorted()).toEqual([expired.id, silent.id].toSorted());
    await asOwner(t.db, 'ANALYZE command');
    await becomes(expired.id, 'expired');
    await becomes(silent.id, 'unknown');
    expect(await stateOf(awaited.id)).toBe('sent');
    await t.db.prisma.command.deleteMany({ where: { action: 'Reset', chargePointId: { not: charger.id } } });
  });
});
