import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CommandState } from '@laadpoort/domain/commands/command';
import type { SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import { createCertificateStore } from '@laadpoort/simulator/security/certificate-store';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { rootCertificates } from 'node:tls';
import { charge } from './places.ts';

export type Action = CommandRequest['action'];

type Fields = Readonly<Record<string, string>>;

/** A call as support enters it, and what the simulated charger answers. */
export interface Ask {
  /** The operation of its scene, unless given: calls that are needed before or after it. */
  readonly action?: Action;
  /** What happens at the charger before the call. */
  readonly before?: (charger: SimulatedChargePoint, knownCard: string) => unknown;
  /** What is entered or chosen in addition to the initial values, by its OCPP name. */
  readonly fields?: Fields | ((charger: SimulatedChargePoint) => Fields);
  /** The status of the answer; `Answered` where the response has none. */
  readonly answer: string;
  readonly state: CommandState;
}

export interface Scene {
  readonly charger?: Partial<ChargePointOptions>;
  readonly asks: readonly Ask[];
}

/** A connector that no charger here has. */
const nowhere = { connectorId: '9' };
const card = '04AABBCC';
const noCertificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const certificate = rootCertificates[0] ?? '';
/** Nothing listens there: the charger accepts the request, tries, and reports that it could not. */
const nobody = 'http://127.0.0.1:9/file.bin';
const signedUpdate = {
  'firmware.location': nobody,
  'firmware.signature': 'c2lnbmF0dXJl',
  'firmware.signingCertificate': certificate,
};
/** How a charger identifies the certificate. */
const hashesOfCertificate = (): Fields => {
  const store = createCertificateStore();
  store.install({ certificateType: 'CentralSystemRootCertificate', certificate });
  const { certificateHashData = [] } = store.list('CentralSystemRootCertificate');
  return Object.fromEntries(
    certificateHashData
      .flatMap((hashes) => Object.entries(hashes))
      .map(([name, hash]) => [`certificateHashData.${name}`, hash]),
  );
};

const accepted = { answer: 'Accepted', state: 'done' } as const;
const answered = { answer: 'Answered', state: 'done' } as const;
const rejected = { answer: 'Rejected', state: 'rejected' } as const;

const reserve = { idTag: card, reservationId: '4711' };
const list = (cards: readonly string[]) =>
  JSON.stringify(cards.map((idTag) => ({ idTag, idTagInfo: { status: 'Accepted' } })));
const fullList = { updateType: 'Full', listVersion: '7', localAuthorizationList: list([card]) };

/** Every call of OCPP 1.6 and its security extension, with each answer that the simulated charger has for it. */
export const scenes: { readonly [A in Action]: readonly Scene[] } = {
  Reset: [{ asks: [{ fields: { type: 'Hard' }, ...accepted }] }],
  ChangeAvailability: [
    {
      asks: [
        { fields: { connectorId: '2', type: 'Inoperative' }, ...accepted },
        { fields: nowhere, ...rejected },
        {
          before: charge,
          fields: { type: 'Inoperative' },
          answer: 'Scheduled',
          state: 'scheduled',
        },
      ],
    },
  ],
  UnlockConnector: [
    {
      asks: [
        { answer: 'Unlocked', state: 'done' },
        { fields: nowhere, answer: 'NotSupported', state: 'not-supported' },
        {
          before: (charger) => charger.jamLock(1),
          answer: 'UnlockFailed',
          state: 'failed',
        },
      ],
    },
  ],
  RemoteStartTransaction: [
    {
      asks: [
        { fields: { idTag: card }, answer: 'Accepted', state: 'accepted' },
        { fields: { idTag: card, ...nowhere }, ...rejected },
      ],
    },
  ],
  RemoteStopTransaction: [
    {
      asks: [
        { fields: { sessionId: '2000000000' }, ...rejected },
        {
          before: charge,
          fields: ({ state: { connectors } }) => ({ sessionId: String(connectors[0]?.transaction?.id) }),
          ...accepted,
        },
      ],
    },
  ],
  GetConfiguration: [{ asks: [{ fields: { key: 'HeartbeatInterval' }, ...answered }] }],
  ChangeConfiguration: [
    {
      asks: [
        { fields: { key: 'HeartbeatInterval', value: '300' }, ...accepted },
        { fields: { key: 'HeartbeatInterval', value: 'soon' }, ...rejected },
        { fields: { key: 'WebSocketPingInterval', value: '20' }, answer: 'RebootRequired', state: 'done' },
        { fields: { key: 'NoSuchKey', value: '1' }, answer: 'NotSupported', state: 'not-supported' },
      ],
    },
  ],
  ClearCache: [
    { asks: [accepted] },
    { charger: { configuration: { AuthorizationCacheEnabled: 'false' } }, asks: [rejected] },
  ],
  TriggerMessage: [
    {
      asks: [
        { fields: { requestedMessage: 'Heartbeat' }, ...accepted },
        { fields: { requestedMessage: 'StatusNotification', ...nowhere }, ...rejected },
      ],
    },
  ],
  ExtendedTriggerMessage: [
    {
      asks: [
        { fields: { requestedMessage: 'Heartbeat' }, ...accepted },
        { fields: { requestedMessage: 'StatusNotification', ...nowhere }, ...rejected },
      ],
    },
  ],
  DataTransfer: [
    {
      charger: { vendor: 'Acme' },
      asks: [
        { fields: { vendorId: 'Acme' }, ...accepted },
        {
          fields: { vendorId: 'Acme', messageId: 'Hello' },
          answer: 'UnknownMessageId',
          state: 'not-supported',
        },
        { fields: { vendorId: 'com.example' }, answer: 'UnknownVendorId', state: 'not-supported' },
      ],
    },
  ],
  GetLocalListVersion: [{ asks: [answered] }],
  SendLocalList: [
    {
      asks: [
        { fields: fullList, ...accepted },
        {
          fields: { updateType: 'Differential', listVersion: '5' },
          answer: 'VersionMismatch',
          state: 'rejected',
        },
        {
          fields: { ...fullList, localAuthorizationList: list([card, card]) },
          answer: 'Failed',
          state: 'failed',
        },
      ],
    },
    {
      charger: { configuration: { LocalAuthListEnabled: 'false' } },
      asks: [{ fields: fullList, answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  ReserveNow: [
    {
      asks: [
        { fields: reserve, ...accepted },
        { fields: { ...reserve, reservationId: '4712' }, answer: 'Occupied', state: 'rejected' },
        { fields: { ...reserve, reservationId: '4713', ...nowhere }, ...rejected },
        { action: 'ChangeAvailability', fields: { connectorId: '2', type: 'Inoperative' }, ...accepted },
        {
          fields: { ...reserve, reservationId: '4714', connectorId: '2' },
          answer: 'Unavailable',
          state: 'rejected',
        },
      ],
    },
    {
      asks: [
        {
          before: (charger) => charger.fault(1, 'GroundFailure'),
          fields: reserve,
          answer: 'Faulted',
          state: 'rejected',
        },
      ],
    },
  ],
  CancelReservation: [
    {
      asks: [
        { fields: { reservationId: '4711' }, ...rejected },
        { action: 'ReserveNow', fields: reserve, ...accepted },
        { fields: { reservationId: '4711' }, ...accepted },
      ],
    },
  ],
  SetChargingProfile: [
    { asks: [accepted, { fields: { 'csChargingProfiles.stackLevel': '99' }, ...rejected }] },
    {
      charger: { configuration: { SupportedFeatureProfiles: 'Core' } },
      asks: [{ answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  ClearChargingProfile: [
    {
      asks: [{ answer: 'Unknown', state: 'done' }, { action: 'SetChargingProfile', ...accepted }, accepted],
    },
  ],
  GetCompositeSchedule: [{ asks: [accepted, { fields: nowhere, ...rejected }] }],
  GetDiagnostics: [{ asks: [{ fields: { location: nobody }, ...answered }] }],
  GetLog: [
    { asks: [{ fields: { 'log.remoteLocation': nobody }, ...accepted }] },
    {
      charger: { logBehaviour: 'nothing-to-upload' },
      asks: [{ fields: { 'log.remoteLocation': nobody }, ...rejected }],
    },
  ],
  UpdateFirmware: [
    { asks: [{ fields: { location: nobody }, ...answered }] },
    {
      charger: { firmwareBehaviour: 'signed-only' },
      asks: [{ fields: { location: nobody }, answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  SignedUpdateFirmware: [
    {
      asks: [
        { fields: signedUpdate, ...accepted },
        {
          fields: { ...signedUpdate, 'firmware.signingCertificate': noCertificate },
          answer: 'InvalidCertificate',
          state: 'rejected',
        },
      ],
    },
    {
      charger: { firmwareBehaviour: 'signer-revoked' },
      asks: [{ fields: signedUpdate, answer: 'RevokedCertificate', state: 'rejected' }],
    },
  ],
  InstallCertificate: [
    {
      asks: [
        { fields: { certificate }, ...accepted },
        { fields: { certificate: noCertificate }, ...rejected },
      ],
    },
  ],
  GetInstalledCertificateIds: [
    {
      asks: [
        { answer: 'NotFound', state: 'done' },
        { action: 'InstallCertificate', fields: { certificate }, ...accepted },
        accepted,
      ],
    },
  ],
  DeleteCertificate: [
    {
      asks: [
        { fields: hashesOfCertificate(), answer: 'NotFound', state: 'done' },
        { action: 'InstallCertificate', fields: { certificate }, ...accepted },
        { fields: hashesOfCertificate(), ...accepted },
      ],
    },
  ],
  // Its acceptance is covered by the last test of every-operation.spec.ts.
  CertificateSigned: [{ asks: [{ fields: { certificateChain: noCertificate }, ...rejected }] }],
};
