import { expect, test } from 'vitest';
import { CallRefused } from '../../src/client/call-failed.ts';
import { startCentralSystem, waitUntil } from '../start-central-system.ts';

const silent = () => new Promise<never>(() => {});
const refuse = () => false;
const fail = () => Promise.reject(new Error('The row could not be marked'));

test('who is not connected is not called', async () => {
  await using server = await startCentralSystem();
  let sent = false;
  const onSent = () => {
    sent = true;
  };
  expect(await server.central.send('CP1', 'ClearCache', {}, { onSent })).toEqual({ kind: 'not-connected' });
  expect(sent).toBe(false);
});

test('a request that does not fit the schema is not sent', async () => {
  await using server = await startCentralSystem();
  await server.connect();
  const limits = [6.3, 8.2, 6.25].map((limit) =>
    server.central.send('CP1', 'SetChargingProfile', {
      connectorId: 1,
      csChargingProfiles: {
        chargingProfileId: 1,
        stackLevel: 0,
        chargingProfilePurpose: 'TxDefaultProfile',
        chargingProfileKind: 'Relative',
        chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
      },
    }),
  );
  // The charge point knows no profiles: the first two reach it.
  expect((await Promise.all(limits)).map((outcome) => outcome.kind)).toEqual([
    'callError',
    'callError',
    'invalid-request',
  ]);
  const reset = await server.central.send('CP1', 'Reset', { type: 'hard' as 'Hard' });
  expect(reset).toMatchObject({ kind: 'invalid-request', problem: expect.stringContaining('type') });
});

test('D11 a CALLERROR is an outcome', async () => {
  await using server = await startCentralSystem();
  await server.connect('CP1', {
    Reset: () => {
      throw new CallRefused('OccurenceConstraintViolation', 'no\u0000pe');
    },
  });
  expect(await server.central.send('CP1', 'Reset', { type: 'Soft' })).toMatchObject({
    kind: 'callError',
    code: 'OccurenceConstraintViolation',
    description: 'no\uFFFDpe',
  });
});

test('D13 an answer with known faults is repaired, one without meaning is given as it is', async () => {
  await using server = await startCentralSystem();
  await server.connect('CP1', {
    GetConfiguration: () =>
      ({ configurationKey: { key: 'HeartbeatInterval', readonly: 'false', value: 300, vendor: 1 } }) as never,
    Reset: () => ({ status: 'accepted', extra: null }) as never,
    ClearCache: () => 'ok' as never,
  });
  expect(await server.central.send('CP1', 'GetConfiguration', {})).toMatchObject({
    kind: 'answered',
    response: { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] },
  });
  expect(await server.central.send('CP1', 'Reset', { type: 'Soft' })).toMatchObject({
    response: { status: 'Accepted' },
  });
  expect(await server.central.send('CP1', 'ClearCache', {})).toMatchObject({
    kind: 'unreadable-answer',
    response: 'ok',
  });
});

test('D11 an answer that comes too late is handed over with the reference of its call', async () => {
  const answer = Promise.withResolvers<{ status: 'Accepted' }>();
  await using server = await startCentralSystem();
  await server.connect('CP1', { Reset: () => answer.promise });
  const options = { timeoutMs: 30, reference: 'command 5' };
  const outcome = await server.central.send('CP1', 'Reset', { type: 'Hard' }, options);
  expect(outcome.kind).toBe('no-answer');
  answer.resolve({ status: 'accepted' as 'Accepted' });
  await waitUntil(() => server.lateAnswers.length === 1);
  expect(server.lateAnswers[0]).toMatchObject({
    identity: 'CP1',
    action: 'Reset',
    reference: 'command 5',
    messageId: (outcome as { messageId: string }).messageId,
    answer: { kind: 'response', response: { status: 'Accepted' } },
  });
  expect(server.central.stats().framesUnreadable).toBe(0);
});

test('one call is on its way at a time; the others wait, but not for ever and not all', async () => {
  let calls = 0;
  const answer = Promise.withResolvers<{ status: 'Accepted' }>();
  await using server = await startCentralSystem();
  await server.connect('CP1', {
    ClearCache: () => {
      calls += 1;
      return calls === 1 ? answer.promise : silent();
    },
  });
  const first = server.central.send('CP1', 'ClearCache', {});
  const hasty = server.central.send('CP1', 'ClearCache', {}, { queueDeadlineMs: 20 });
  const patient = server.central.send('CP1', 'ClearCache', {}, { timeoutMs: 50 });
  const crowd = Array.from({ length: 20 }, () =>
    server.central.send('CP1', 'ClearCache', {}, { queueDeadlineMs: 20 }),
  );
  expect(await hasty).toEqual({ kind: 'busy' });
  for (const outcome of await Promise.all(crowd)) expect(outcome).toEqual({ kind: 'busy' });
  await waitUntil(() => calls > 0);
  expect(calls).toBe(1);
  answer.resolve({ status: 'Accepted' });
  expect((await first).kind).toBe('answered');
  expect((await patient).kind).toBe('no-answer');
  expect(calls).toBe(2);
});

test('a call can be withdrawn until it leaves', async () => {
  let calls = 0;
  await using server = await startCentralSystem();
  await server.connect('CP1', {
    ClearCache: () => {
      calls += 1;
      return silent();
    },
    Reset: () => ({ status: 'Accepted' }),
  });
  const withdrawn = { kind: 'withdrawn' };
  expect(await server.central.send('CP1', 'ClearCache', {}, { onSent: refuse })).toEqual(withdrawn);
  expect(await server.central.send('CP1', 'ClearCache', {}, { onSent: fail })).toEqual(withdrawn);
  expect(server.faults).toHaveLength(1);

  const first = server.central.send('CP1', 'ClearCache', {}, { timeoutMs: 50 });
  const controller = new AbortController();
  const second = server.central.send('CP1', 'Reset', { type: 'Soft' }, { signal: controller.signal });
  controller.abort();
  expect(await second).toEqual(withdrawn);
  await first;
  expect(calls).toBe(1);
});

test('secrets do not reach the message log', async () => {
  await using server = await startCentralSystem();
  await server.connect('CP1', {
    ChangeConfiguration: () => ({ status: 'Accepted' }),
    GetConfiguration: () => ({
      configurationKey: [{ key: 'AuthorizationKey', readonly: false, value: 'canary-1' }],
    }),
    GetDiagnostics: () => ({ fileName: 'a.zip' }),
  });
  await server.central.send('CP1', 'ChangeConfiguration', { key: 'AuthorizationKey', value: 'canary-2' });
  await server.central.send('CP1', 'GetConfiguration', {});
  await server.central.send('CP1', 'GetDiagnostics', { location: 'ftp://user:canary-3@files.example/x' });
  expect(server.log).toHaveLength(3);
  expect(JSON.stringify(server.log)).not.toContain('canary');
  expect(server.log[2]?.payload.text).toBe('{"location":"ftp://***@files.example/x"}');
});
