import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { CallRefused } from '@laadpoort/ocpp/client/call-failed';
import { schemaProblem } from '@laadpoort/ocpp/messages/schema';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

const at = '2026-11-22T12:00:00.000Z';
const later = new Date(Date.now() + 3_600_000).toISOString();
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const hashes = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'aa',
  issuerKeyHash: 'bb',
  serialNumber: '01',
} as const;
const profile: ChargingProfile = {
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Absolute',
  chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6.5 }] },
};

interface Case {
  readonly request: CommandRequest;
  /** The payload to be sent, if it is not simply the request without its action. */
  readonly wire?: object;
  readonly yes: object;
  /** The state after an acceptance. */
  readonly state?: string;
  /** Each refusal in the specification with the state it leads to. */
  readonly no: readonly (readonly [object, string])[];
}
const status = (word: string) => ({ status: word });
const accepted = status('Accepted');
const rejected = [status('Rejected'), 'rejected'] as const;

/** Every call of OCPP 1.6 and its security extension. */
const cases: { readonly [A in OutboundAction]: Case } = {
  Reset: { request: { action: 'Reset', type: 'Soft' }, yes: accepted, state: 'accepted', no: [rejected] },
  ChangeAvailability: {
    request: { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' },
    yes: accepted,
    no: [rejected, [status('Scheduled'), 'scheduled']],
  },
  UnlockConnector: {
    request: { action: 'UnlockConnector', connectorId: 1 },
    yes: status('Unlocked'),
    no: [
      [status('UnlockFailed'), 'failed'],
      [status('NotSupported'), 'not-supported'],
    ],
  },
  RemoteStartTransaction: {
    request: { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04AABB' },
    yes: accepted,
    state: 'accepted',
    no: [rejected],
  },
  RemoteStopTransaction: {
    request: { action: 'RemoteStopTransaction', sessionId: 2_000_000_000 },
    wire: { transactionId: 2_000_000_000 },
    yes: accepted,
    state: 'accepted',
    no: [rejected],
  },
  GetConfiguration: {
    request: { action: 'GetConfiguration', key: ['HeartbeatInterval'] },
    yes: { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '60' }] },
    no: [[{ unknownKey: ['HeartbeatInterval'] }, 'done']],
  },
  ChangeConfiguration: {
    request: { action: 'ChangeConfiguration', key: 'HeartbeatInterval', value: '60' },
    yes: accepted,
    no: [rejected, [status('NotSupported'), 'not-supported'], [status('RebootRequired'), 'done']],
  },
  ClearCache: { request: { action: 'ClearCache' }, yes: accepted, no: [rejected] },
  TriggerMessage: {
    request: { action: 'TriggerMessage', requestedMessage: 'MeterValues', connectorId: 1 },
    yes: accepted,
    no: [rejected, [status('NotImplemented'), 'not-supported']],
  },
  DataTransfer: {
    request: { action: 'DataTransfer', vendorId: 'com.example', messageId: 'Hello', data: '{"a":1}' },
    yes: { status: 'Accepted', data: 'fine' },
    no: [
      rejected,
      [status('UnknownVendorId'), 'not-supported'],
      [status('UnknownMessageId'), 'not-supported'],
    ],
  },
  GetLocalListVersion: { request: { action: 'GetLocalListVersion' }, yes: { listVersion: 3 }, no: [] },
  SendLocalList: {
    request: {
      action: 'SendLocalList',
      listVersion: 4,
      updateType: 'Full',
      localAuthorizationList: [{ idTag: '04AABB', idTagInfo: { status: 'Accepted' } }],
    },
    yes: accepted,
    no: [
      [status('Failed'), 'failed'],
      [status('NotSupported'), 'not-supported'],
      [status('VersionMismatch'), 'rejected'],
    ],
  },
  ReserveNow: {
    request: { action: 'ReserveNow', connectorId: 1, expiryDate: later, idTag: '04AABB', reservationId: 7 },
    yes: accepted,
    no: [
      rejected,
      [status('Faulted'), 'rejected'],
      [status('Occupied'), 'rejected'],
      [status('Unavailable'), 'rejected'],
    ],
  },
  CancelReservation: {
    request: { action: 'CancelReservation', reservationId: 7 },
    yes: accepted,
    no: [rejected],
  },
  SetChargingProfile: {
    request: { action: 'SetChargingProfile', connectorId: 1, csChargingProfiles: profile },
    yes: accepted,
    no: [rejected, [status('NotSupported'), 'not-supported']],
  },
  ClearChargingProfile: {
    request: { action: 'ClearChargingProfile', id: 1 },
    yes: accepted,
    no: [[status('Unknown'), 'done']],
  },
  GetCompositeSchedule: {
    request: { action: 'GetCompositeSchedule', connectorId: 1, duration: 3_600, chargingRateUnit: 'A' },
    yes: {
      status: 'Accepted',
      connectorId: 1,
      scheduleStart: at,
      chargingSchedule: profile.chargingSchedule,
    },
    no: [rejected],
  },
  GetDiagnostics: {
    request: { action: 'GetDiagnostics', location: 'ftp://files.example/in', startTime: at },
    yes: { fileName: 'log.zip' },
    no: [[{}, 'done']],
  },
  UpdateFirmware: {
    request: {
      action: 'UpdateFirmware',
      location: 'https://files.example/fw.bin',
      retrieveDate: at,
      retries: 2,
    },
    yes: {},
    no: [],
  },
  CertificateSigned: {
    request: { action: 'CertificateSigned', certificateChain: pem },
    yes: accepted,
    no: [rejected],
  },
  InstallCertificate: {
    request: {
      action: 'InstallCertificate',
      certificateType: 'CentralSystemRootCertificate',
      certificate: pem,
    },
    yes: accepted,
    no: [rejected, [status('Failed'), 'failed']],
  },
  GetInstalledCertificateIds: {
    request: { action: 'GetInstalledCertificateIds', certificateType: 'ManufacturerRootCertificate' },
    yes: { status: 'Accepted', certificateHashData: [hashes] },
    no: [[status('NotFound'), 'done']],
  },
  DeleteCertificate: {
    request: { action: 'DeleteCertificate', certificateHashData: hashes },
    yes: accepted,
    no: [
      [status('Failed'), 'failed'],
      [status('NotFound'), 'done'],
    ],
  },
  ExtendedTriggerMessage: {
    request: { action: 'ExtendedTriggerMessage', requestedMessage: 'SignChargePointCertificate' },
    yes: accepted,
    no: [rejected, [status('NotImplemented'), 'not-supported']],
  },
  GetLog: {
    request: {
      action: 'GetLog',
      logType: 'SecurityLog',
      requestId: 5,
      log: { remoteLocation: 'https://files.example/in' },
    },
    yes: { status: 'Accepted', filename: 'security.log' },
    no: [rejected, [status('AcceptedCanceled'), 'done']],
  },
  SignedUpdateFirmware: {
    request: {
      action: 'SignedUpdateFirmware',
      requestId: 6,
      firmware: {
        location: 'https://files.example/fw.bin',
        retrieveDateTime: at,
        signingCertificate: pem,
        signature: 'c2ln',
      },
    },
    yes: accepted,
    no: [
      rejected,
      [status('AcceptedCanceled'), 'done'],
      [status('InvalidCertificate'), 'rejected'],
      [status('RevokedCertificate'), 'rejected'],
    ],
  },
};
const actions = Object.keys(cases) as OutboundAction[];

let t: OcppApp;
let charger: TestCharger;
/** What the charger does with the next call. */
let behave: (action: OutboundAction) => object | Promise<object> = () => ({});
let asked: [OutboundAction, unknown][] = [];

const handlersWith = (answer: (action: OutboundAction, request: unknown) => unknown): CallHandlers =>
  Object.fromEntries(actions.map((action) => [action, (request: unknown) => answer(action, request)]));

beforeAll(async () => {
  t = await buildOcppApp({ callTimeoutMs: 1_500 });
  charger = await t.addCharger();
  await t.connect(
    charger,
    handlersWith((action, request) => {
      asked.push([action, request]);
      return behave(action);
    }),
  );
});
afterAll(() => t.close());

const sendCommand = async (to: TestCharger, request: CommandRequest) => {
  const command = await t.kernel.sendCommand({
    accountId: to.accountId,
    chargePointId: to.id,
    requester: { personId: 'support', personName: 'Support', role: 'support' },
    request,
    reason: 'test',
    force: true,
  });
  if (!('id' in command)) throw new Error(command.code);
  return command.id;
};

const row = (id: string) => t.db.prisma.command.findUniqueOrThrow({ where: { id } });
const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await row(id)).state).toBe(state), { timeout: 6_000, interval: 20 });

test('there are 25 of them, and DataTransfer, which goes both ways', () => {
  expect(actions).toHaveLength(26);
});

describe.each(actions)('%s', (action) => {
  const { request, wire, yes, state = 'done', no } = cases[action];

  test('goes over the wire exactly as its schema has it, and a yes is its outcome', async () => {
    asked = [];
    behave = () => yes;
    const id = await sendCommand(charger, request);
    await becomes(id, state);
    const { action: _, ...payload } = request;
    expect(asked.filter(([each]) => each === action)).toEqual([[action, wire ?? payload]]);
    expect(asked.map(([each, sent]) => schemaProblem(each, 'req', sent))).toEqual(asked.map(() => null));
    expect((await row(id)).response).toEqual(yes);
  });

  test.each(no)('answered %o', async (answer, noState) => {
    behave = () => answer;
    const id = await sendCommand(charger, request);
    await becomes(id, noState);
    expect((await row(id)).response).toEqual(answer);
  });

  test.each([
    ['NotImplemented', 'not-supported'],
    ['NotSupported', 'not-supported'],
    ['InternalError', 'failed'],
  ] as const)('answered with CALLERROR %s is %s', async (code, errorState) => {
    behave = () => {
      throw new CallRefused(code, 'as it says');
    };
    const id = await sendCommand(charger, request);
    await becomes(id, errorState);
    expect((await row(id)).response).toMatchObject({ errorCode: code });
  });
});

test('without an answer each ends in no-answer, and says so once', { timeout: 30_000 }, async () => {
  const chargers = await Promise.all(actions.map(async (action) => [action, await t.addCharger()] as const));
  const ids = await Promise.all(
    chargers.map(async ([action, to]) => {
      await t.connect(
        to,
        handlersWith(() => new Promise(() => undefined)),
      );
      return sendCommand(to, cases[action].request);
    }),
  );
  for (const id of ids) await becomes(id, 'no-answer');
});

test('to a charger without a socket each ends in offline', async () => {
  const away = await t.addCharger();
  for (const action of actions) await becomes(await sendCommand(away, cases[action].request), 'offline');
});
