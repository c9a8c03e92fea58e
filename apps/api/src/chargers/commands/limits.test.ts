import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { SYSTEM, type CommandToSend } from '../commands.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp({ callTimeoutMs: 1_000 });
});
afterAll(() => t.close());
afterEach(() => expect(t.faults).toEqual([]));

const sendCommand = (
  charger: TestCharger,
  request: CommandToSend['request'],
  given: Partial<CommandToSend> = {},
) =>
  t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'owner', personName: 'Owner', role: 'owner' },
    request,
    reason: null,
    ...given,
  });

const idOf = (answer: Awaited<ReturnType<typeof sendCommand>>): string => {
  if (!('id' in answer)) throw new Error(answer.code);
  return answer.id;
};
const becomes = (id: string, state: string) =>
  vi.waitFor(
    async () => {
      const row = await t.db.prisma.command.findUniqueOrThrow({ where: { id } });
      expect(row.state).toBe(state);
    },
    { timeout: 5_000, interval: 20 },
  );

const setCharger = async (
  charger: TestCharger,
  data: Parameters<typeof t.db.prisma.chargePoint.update>[0]['data'],
) => {
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data });
};

describe('what seems pointless is refused beforehand, and sent with force', () => {
  test.each([
    [{ action: 'RemoteStopTransaction', sessionId: 4_711 }, 'session-not-running'],
    [{ action: 'UnlockConnector', connectorId: 9 }, 'invalid-request'],
  ] as const)('%o', async (request, code) => {
    const charger = await t.addCharger();
    const asked: unknown[] = [];
    await t.connect(charger, {
      RemoteStopTransaction: (payload) => (asked.push(payload), { status: 'Rejected' }),
      UnlockConnector: (payload) => (asked.push(payload), { status: 'NotSupported' }),
    });
    expect(await sendCommand(charger, request)).toMatchObject({ code });
    expect(asked).toEqual([]);
    const id = idOf(await sendCommand(charger, request, { force: true }));
    await vi.waitFor(() => expect(asked).toHaveLength(1), 10_000);
    await becomes(id, request.action === 'UnlockConnector' ? 'not-supported' : 'rejected');
  });

  test.each([
    [
      { quirkOverrides: { changeAvailability: false } },
      { action: 'ChangeAvailability', connectorId: 0, type: 'Operative' },
      'known-to-refuse',
    ],
    [
      { quirkOverrides: { idTagLength: 8 } },
      { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04AABBCCDD' },
      'invalid-request',
    ],
    [{ identityConflictAt: new Date() }, { action: 'ClearCache' }, 'identity-conflict'],
  ] as const)('of a charger with %o: %o', async (facts, request, code) => {
    const charger = await t.addCharger();
    await t.connect(charger);
    await setCharger(charger, facts);
    await vi.waitFor(async () => expect(await sendCommand(charger, request)).toMatchObject({ code }), 5_000);
    await becomes(idOf(await sendCommand(charger, request, { force: true })), 'not-supported');
  });
});

test('a secret leaves the row when it is sent', async () => {
  const charger = await t.addCharger();
  const values: string[] = [];
  await t.connect(charger, {
    ChangeConfiguration: ({ value }) => (values.push(value), { status: 'Accepted' }),
  });
  const request = { action: 'ChangeConfiguration', key: 'WifiPassword', value: 'hunter2' } as const;
  await becomes(idOf(await sendCommand(charger, request)), 'done');
  expect(values).toEqual(['hunter2']);
  const away = await t.addCharger();
  await becomes(idOf(await sendCommand(away, request)), 'offline');
  const location = 'ftp://user:hunter2@files.example/diagnostics';
  await becomes(idOf(await sendCommand(away, { action: 'GetDiagnostics', location })), 'offline');
  await becomes(
    idOf(await sendCommand(away, { action: 'ChangeConfiguration', key: 'FtpPwd', value: 'hunter2' })),
    'offline',
  );
  const { rows } = await t.db.pool.query("SELECT params FROM command WHERE params::text LIKE '%hunter2%'");
  expect(rows).toEqual([]);
});

test('the socket of a charger that leaves three calls in a row unanswered is closed', async () => {
  const charger = await t.addCharger();
  const socket = await t.connect(charger, { ClearCache: () => new Promise(() => undefined) });
  for (let call = 1; call <= 3; call += 1) {
    expect(socket.connected).toBe(true);
    await becomes(idOf(await sendCommand(charger, { action: 'ClearCache' })), 'no-answer');
  }
  await vi.waitFor(() => expect(socket.connected).toBe(false), 5_000);
});

test('an answer that comes after the call was given up corrects its outcome', async () => {
  const charger = await t.addCharger();
  await t.connect(charger, {
    GetConfiguration: async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 2_000);
      });
      return { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '60' }] };
    },
  });
  const id = idOf(await sendCommand(charger, { action: 'GetConfiguration' }));
  await becomes(id, 'no-answer');
  await becomes(id, 'done');
  const kept = await t.db.prisma.configurationKey.findMany({ where: { chargePointId: charger.id } });
  expect(kept).toMatchObject([{ key: 'HeartbeatInterval', value: '60' }]);
});

test('the security profile is not changed by hand, unless a person insists', async () => {
  const charger = await t.addCharger();
  await t.connect(charger, { ChangeConfiguration: () => ({ status: 'Rejected' }) });
  const request = { action: 'ChangeConfiguration', key: 'SecurityProfile', value: '2' } as const;
  expect(await sendCommand(charger, request)).toMatchObject({ fields: [{ code: 'use-security-steps' }] });
  await becomes(idOf(await sendCommand(charger, request, { force: true })), 'rejected');
});

test('a command that two processes deliver at once goes over the wire once, and ends in one state', async () => {
  const charger = await t.addCharger();
  let calls = 0;
  await t.connect(charger, { ClearCache: () => ((calls += 1), { status: 'Accepted' }) });
  const ids: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    const id = idOf(await sendCommand(charger, { action: 'ClearCache' }, { force: true }));
    for (let copy = 0; copy < 3; copy += 1) t.deliver(id, charger.id);
    ids.push(id);
    await becomes(id, 'done');
  }
  expect(calls).toBe(ids.length);
});

const oldAccount = async () => {
  const charger = await t.addCharger();
  const createdAt = new Date('2026-01-01');
  await t.db.prisma.organization.update({ where: { id: charger.accountId }, data: { createdAt } });
  return charger;
};
const answering = async (charger: TestCharger) => {
  const asked: string[] = [];
  const answer = (action: string) => () => (asked.push(action), { status: 'Rejected' as const });
  await t.connect(charger, {
    Reset: answer('Reset'),
    RemoteStopTransaction: answer('RemoteStopTransaction'),
    UnlockConnector: () => (asked.push('UnlockConnector'), { status: 'UnlockFailed' }),
  });
  return asked;
};

describe('W19: many loads at once', () => {
  const reset = { action: 'Reset', type: 'Hard' } as const;
  test(
    'an account switches at most 60 in a minute, whoever asks and however hard; it can always stop and unlock',
    { timeout: 30_000 },
    async () => {
      const charger = await oldAccount();
      const other = await t.addCharger();
      const asked = await answering(charger);
      const refused: string[] = [];
      for (let n = 0; n < 70; n += 1) {
        const answer = await sendCommand(charger, reset, {
          force: true,
          ...(n % 2 ? { requester: SYSTEM } : {}),
        });
        if ('id' in answer) await becomes(answer.id, 'rejected');
        else refused.push(answer.code);
      }
      expect(asked).toHaveLength(60);
      expect(refused).toEqual(Array.from({ length: 10 }, () => 'too-many-commands'));
      expect(await sendCommand(charger, { action: 'ClearCache' })).toHaveProperty('id');
      expect(await sendCommand(other, reset, { force: true })).toHaveProperty('id');
      for (const request of [
        { action: 'RemoteStopTransaction', sessionId: 99 },
        { action: 'UnlockConnector', connectorId: 1 },
      ] as const) {
        idOf(await sendCommand(charger, request, { force: true }));
        await vi.waitFor(() => expect(asked.at(-1)).toBe(request.action), 10_000);
      }
    },
  );

  test('asked all at once it is no more, and of a new account less', async () => {
    for (const [first, most] of [
      [await oldAccount(), 60],
      [await t.addCharger(), 20],
    ] as const) {
      const { accountId } = first;
      const more = await Promise.all(Array.from({ length: 5 }, () => t.addCharger({ accountId })));
      const chargers = [first, ...more];
      for (const charger of chargers) await answering(charger);
      const answers = await Promise.all(
        chargers.flatMap((charger) =>
          Array.from({ length: 13 }, () => sendCommand(charger, reset, { force: true })),
        ),
      );
      expect(answers.filter((answer) => 'id' in answer)).toHaveLength(most);
    }
  });

  test('what never reaches a wire is not counted', { timeout: 30_000 }, async () => {
    const charger = await t.addCharger();
    for (let n = 0; n < 25; n += 1)
      await becomes(idOf(await sendCommand(charger, reset, { force: true })), 'offline');
  });

  test('when all accounts together switch too much, others wait; stopping does not', async () => {
    const charger = await t.addCharger();
    const asked = await answering(charger);
    const many = await t.addCharger();
    const now = new Date();
    const row = {
      accountId: many.accountId,
      chargePointId: many.id,
      action: 'Reset',
      params: {},
      state: 'rejected',
      requestedById: 'x',
      requestedByRole: 'owner',
      requestedAt: now,
      deadlineAt: now,
      finishedAt: now,
    };
    await t.db.prisma.command.createMany({
      data: Array.from({ length: 600 }, () => ({ ...row, sentAt: now })),
    });
    const id = idOf(await sendCommand(charger, reset));
    const stop = { action: 'RemoteStopTransaction', sessionId: 99 } as const;
    await becomes(idOf(await sendCommand(charger, stop, { force: true })), 'rejected');
    expect(asked).toEqual(['RemoteStopTransaction']);
    const waiting = await t.db.prisma.command.findUniqueOrThrow({ where: { id } });
    expect(waiting).toMatchObject({ state: 'queued', sentAt: null });
    expect(waiting.deadlineAt.getTime() - waiting.requestedAt.getTime()).toBe(120_000);
    await t.db.prisma.command.updateMany({
      where: { accountId: many.accountId },
      data: { sentAt: new Date(now.getTime() - 61_000) },
    });
    await becomes(id, 'rejected');
  });
});
