import { charge } from '../../fixtures/places.ts';
import { accepted, answered, card, nowhere, rejected, type Scenes } from './scene.ts';

/** The core profile, and the messages that a charger can be asked to send. */
export const coreScenes = {
  Reset: [{ calls: [{ fields: { type: 'Hard' }, ...accepted }] }],
  ChangeAvailability: [
    {
      calls: [
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
      calls: [
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
      calls: [
        { fields: { idTag: card }, answer: 'Accepted', state: 'accepted' },
        { fields: { idTag: card, ...nowhere }, ...rejected },
      ],
    },
  ],
  RemoteStopTransaction: [
    {
      calls: [
        { fields: { sessionId: '2000000000' }, ...rejected },
        {
          before: charge,
          fields: ({ state: { connectors } }) => ({ sessionId: String(connectors[0]?.transaction?.id) }),
          ...accepted,
        },
      ],
    },
  ],
  GetConfiguration: [{ calls: [{ fields: { key: 'HeartbeatInterval' }, ...answered }] }],
  ChangeConfiguration: [
    {
      calls: [
        { fields: { key: 'HeartbeatInterval', value: '300' }, ...accepted },
        { fields: { key: 'HeartbeatInterval', value: 'soon' }, ...rejected },
        { fields: { key: 'WebSocketPingInterval', value: '20' }, answer: 'RebootRequired', state: 'done' },
        { fields: { key: 'NoSuchKey', value: '1' }, answer: 'NotSupported', state: 'not-supported' },
      ],
    },
  ],
  ClearCache: [
    { calls: [accepted] },
    { charger: { configuration: { AuthorizationCacheEnabled: 'false' } }, calls: [rejected] },
  ],
  TriggerMessage: [
    {
      calls: [
        { fields: { requestedMessage: 'Heartbeat' }, ...accepted },
        { fields: { requestedMessage: 'StatusNotification', ...nowhere }, ...rejected },
      ],
    },
  ],
  ExtendedTriggerMessage: [
    {
      calls: [
        { fields: { requestedMessage: 'Heartbeat' }, ...accepted },
        { fields: { requestedMessage: 'StatusNotification', ...nowhere }, ...rejected },
      ],
    },
  ],
  DataTransfer: [
    {
      charger: { vendor: 'Acme' },
      calls: [
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
} satisfies Scenes;
