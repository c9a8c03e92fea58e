import { accepted, answered, card, nowhere, rejected, type Scenes } from './scene.ts';

const reserve = { idTag: card, reservationId: '4711' };
const list = (cards: readonly string[]) =>
  JSON.stringify(cards.map((idTag) => ({ idTag, idTagInfo: { status: 'Accepted' } })));
const fullList = { updateType: 'Full', listVersion: '7', localAuthorizationList: list([card]) };

/** The local authorization list, and reservations. */
export const cardScenes = {
  GetLocalListVersion: [{ calls: [answered] }],
  SendLocalList: [
    {
      calls: [
        { fields: fullList, ...accepted },
        {
          fields: { updateType: 'Differential', listVersion: '5' },
          answer: 'VersionMismatch',
          state: 'rejected',
        },
      ],
    },
    {
      charger: { configuration: { LocalAuthListMaxLength: '1' } },
      calls: [
        {
          fields: { ...fullList, localAuthorizationList: list([card, '04AABBCD']) },
          answer: 'Failed',
          state: 'failed',
        },
      ],
    },
    {
      charger: { configuration: { LocalAuthListEnabled: 'false' } },
      calls: [{ fields: fullList, answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  ReserveNow: [
    {
      calls: [
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
      calls: [
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
      calls: [
        { fields: { reservationId: '4711' }, ...rejected },
        { action: 'ReserveNow', fields: reserve, ...accepted },
        { fields: { reservationId: '4711' }, ...accepted },
      ],
    },
  ],
} satisfies Scenes;
