import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { CallRefused } from '@laadpoort/ocpp/client/call-failed';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp({ callTimeoutMs: 800 });
});
afterAll(() => t.close());
afterEach(() => expect(t.faults).toEqual([]));

const profile = (given: Partial<ChargingProfile> = {}): ChargingProfile => ({
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Absolute',
  chargingSchedule: {
    startSchedule: '2026-11-22T12:00:00.000Z',
    chargingRateUnit: 'A',
    chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }],
  },
  ...given,
});
const txProfile: ChargingProfile = {
  ...profile({ chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative' }),
  chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] },
};

const sendCommand = (charger: TestCharger, request: CommandRequest, force = false) =>
  t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'support', personName: 'Support', role: 'support' },
    request,
    reason: 'test',
    force,
  });

/** Sends it and waits for its outcome. */
const send = async (charger: TestCharger, request: CommandRequest, force = false) => {
  const command = await sendCommand(charger, request, force);
  if (!('id' in command)) throw new Error(JSON.stringify(command));
  return vi.waitFor(async () => {
    const { state } = await t.db.prisma.command.findUniqueOrThrow({ where: { id: command.id } });
    expect(['queued', 'sent']).not.toContain(state);
    return state;
  }, 5_000);
};
const set = (charger: TestCharger, csChargingProfiles: ChargingProfile, connectorId = 1, force = false) =>
  send(charger, { action: 'SetChargingProfile', connectorId, csChargingProfiles }, force);

/** Id, connector and state of the profiles that are not gone, by id. */
const there = async (charger: TestCharger) => {
  const rows = await t.db.prisma.chargingProfile.findMany({
    where: { chargePointId: charger.id, state: { notIn: ['replaced', 'cleared'] } },
    orderBy: { chargingProfileId: 'asc' },
  });
  return rows.map((row) => `${row.chargingProfileId}@${row.connectorId} ${row.state} ${row.answer}`);
};

const connected = async (onCall: CallHandlers, options = {}) => {
  const charger = await t.addCharger(options);
  return { charger, socket: await t.connect(charger, onCall) };
};

describe('a charging profile', () => {
  test.each([
    [() => ({ status: 'Accepted' as const }), 'acknowledged Accepted'],
    [() => ({ status: 'Rejected' as const }), 'refused Rejected'],
    [() => ({ status: 'NotSupported' as const }), 'refused NotSupported'],
    [
      () => {
        throw new CallRefused('PropertyConstraintViolation');
      },
      'refused PropertyConstraintViolation',
    ],
    [() => new Promise<never>(() => undefined), 'desired no-answer'],
  ])('is kept with what the charger made of it: %s', async (SetChargingProfile, kept) => {
    const { charger } = await connected({ SetChargingProfile });
    await set(charger, profile());
    expect(await there(charger)).toEqual([`1@1 ${kept}`]);
  });

  test('that a charger without socket should have is desired', async () => {
    const charger = await t.addCharger();
    await set(charger, profile());
    expect(await there(charger)).toEqual(['1@1 desired not-sent']);
  });

  test('takes the place of the same id and of the same place in the stack, once it is there', async () => {
    let status: 'Accepted' | 'Rejected' = 'Accepted';
    const { charger } = await connected({ SetChargingProfile: () => ({ status }) });
    await set(charger, profile());
    await set(charger, profile({ chargingProfileId: 2, stackLevel: 1 }));
    status = 'Rejected';
    await set(charger, profile({ chargingProfileId: 3 }));
    expect(await there(charger)).toEqual([
      '1@1 acknowledged Accepted',
      '2@1 acknowledged Accepted',
      '3@1 refused Rejected',
    ]);
    status = 'Accepted';
    await set(charger, profile({ chargingProfileId: 3 }));
    await set(charger, profile({ chargingProfileId: 2, stackLevel: 2 }), 2);
    expect(await there(charger)).toEqual(['2@2 acknowledged Accepted', '3@1 acknowledged Accepted']);
  });

  test('is cleared by id, by criteria, and all of them', async () => {
    const asked: unknown[] = [];
    const { charger } = await connected({
      SetChargingProfile: () => ({ status: 'Accepted' }),
      ClearChargingProfile: (payload) => (asked.push(payload), { status: 'Accepted' }),
    });
    const whole = profile({ chargingProfileId: 1, chargingProfilePurpose: 'ChargePointMaxProfile' });
    await set(charger, whole, 0);
    await set(charger, profile({ chargingProfileId: 2 }));
    await set(charger, profile({ chargingProfileId: 3, stackLevel: 1 }));
    await send(charger, { action: 'ClearChargingProfile', id: 1 });
    expect(await there(charger)).toHaveLength(2);
    const criteria = { connectorId: 1, chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 0 } as const;
    await send(charger, { action: 'ClearChargingProfile', ...criteria });
    expect(await there(charger)).toEqual(['3@1 acknowledged Accepted']);
    await send(charger, { action: 'ClearChargingProfile' });
    expect(await there(charger)).toEqual([]);
    expect(asked).toEqual([{ id: 1 }, criteria, {}]);
  });

  test('that will not work is explained field by field, and sent when a person insists', async () => {
    const asked: unknown[] = [];
    const { charger } = await connected({
      SetChargingProfile: (payload) => (asked.push(payload), { status: 'Rejected' }),
    });
    await t.db.prisma.configurationKey.create({
      data: {
        chargePointId: charger.id,
        key: 'ChargeProfileMaxStackLevel',
        value: '3',
        readonly: true,
        readAt: new Date(),
      },
    });
    const wrong = profile({ chargingProfilePurpose: 'TxProfile', transactionId: 99, stackLevel: 4 });
    const request = { action: 'SetChargingProfile', connectorId: 1, csChargingProfiles: wrong } as const;
    expect(await sendCommand(charger, request)).toMatchObject({
      code: 'invalid-request',
      fields: [
        { path: 'body.csChargingProfiles.transactionId', code: 'session-not-running' },
        { path: 'body.csChargingProfiles.stackLevel', code: 'stack-level-too-high' },
      ],
    });
    expect(asked).toEqual([]);
    expect(await set(charger, wrong, 1, true)).toBe('rejected');
    expect(asked).toEqual([{ connectorId: 1, csChargingProfiles: wrong }]);
  });
});

const startOf = (idTag: string) => ({
  connectorId: 1,
  idTag,
  meterStart: 0,
  timestamp: new Date().toISOString(),
});

test('the profile of a transaction ends with it', async () => {
  const { charger, socket } = await connected(
    { SetChargingProfile: () => ({ status: 'Accepted' }) },
    { authorizationMode: 'free' },
  );
  const { transactionId } = await socket.call('StartTransaction', startOf('04AA01'));
  await set(charger, { ...txProfile, transactionId });
  expect(await there(charger)).toHaveLength(1);
  await socket.call('StopTransaction', { transactionId, meterStop: 5, timestamp: new Date().toISOString() });
  await vi.waitFor(async () => expect(await there(charger)).toEqual([]), 5_000);
});

describe('a remote start with a profile', () => {
  const start = {
    action: 'RemoteStartTransaction',
    connectorId: 1,
    idTag: '04AA02',
    chargingProfile: txProfile,
  } as const;

  test('leaves the profile with the session that follows', async () => {
    const { charger, socket } = await connected(
      { RemoteStartTransaction: () => ({ status: 'Accepted' }) },
      { authorizationMode: 'free' },
    );
    expect(await send(charger, start)).toBe('accepted');
    const { transactionId } = await socket.call('StartTransaction', startOf('04AA02'));
    await vi.waitFor(async () => expect(await there(charger)).toEqual(['1@1 acknowledged Accepted']), 5_000);
    const row = await t.db.prisma.chargingProfile.findFirstOrThrow({ where: { chargePointId: charger.id } });
    expect(row).toMatchObject({ transactionId, profile: { ...txProfile, transactionId } });
  });

  test('that is refused for it is asked without, and the profile follows once it runs', async () => {
    const calls: unknown[] = [];
    const { charger, socket } = await connected(
      {
        RemoteStartTransaction(request) {
          calls.push(request);
          return { status: request.chargingProfile ? 'Rejected' : 'Accepted' };
        },
        SetChargingProfile: (request) => (calls.push(request), { status: 'Accepted' }),
      },
      { authorizationMode: 'free' },
    );
    expect(await send(charger, start)).toBe('rejected');
    await vi.waitFor(() => expect(calls).toHaveLength(2), 5_000);
    const { transactionId } = await socket.call('StartTransaction', startOf('04AA02'));
    await vi.waitFor(async () => expect(await there(charger)).toEqual(['1@1 acknowledged Accepted']), 5_000);
    expect(calls.slice(1)).toEqual([
      { connectorId: 1, idTag: '04AA02' },
      { connectorId: 1, csChargingProfiles: { ...txProfile, transactionId } },
    ]);
  });
});
