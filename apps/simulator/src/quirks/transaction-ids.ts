import { editing, editingAll, type Payload, type Quirk } from './quirk.ts';

const laterMessages = ['MeterValues', 'StopTransaction'];

/** Later messages of a transaction bear this id instead of the one that was given. */
const withId = (row: number | null, transactionId: unknown): Quirk => ({
  row,
  sends: editingAll(laterMessages, (payload) =>
    'transactionId' in payload ? { ...payload, transactionId } : payload,
  ),
});

const largest = '9223372036854775807';

const withControlBytes = (payload: Payload): Payload =>
  typeof payload['idTag'] === 'string' ? { ...payload, idTag: `${payload['idTag']}\u0002\u0003` } : payload;

/** Chargers that lose, invent or keep transaction ids. */
export const transactionIdQuirks = {
  'alfen-transaction-id-max': {
    ...withId(1, largest),
    // Beyond what JavaScript's numbers hold.
    text: (frame) => frame.replaceAll(`"transactionId":"${largest}"`, `"transactionId":${largest}`),
  },
  'wallbox-transaction-id-of-its-own': {
    row: 8,
    sends: editing({ MeterValues: (payload) => ({ ...payload, transactionId: 1_652_017_320 }) }),
  },
  'etrel-negative-transaction-id': withId(37, -16),
  'simpson-previous-transaction-id': {
    row: 42,
    sends: editing({
      MeterValues: (payload, { memory }) => ({ ...payload, transactionId: memory.get('previous') ?? 0 }),
    }),
    answered({ action, payload }, _, { memory }) {
      if (action === 'StopTransaction') memory.set('previous', payload['transactionId']);
    },
  },
  'delta-stop-transaction-0': {
    row: 44,
    sends: editing({ StopTransaction: (payload) => ({ ...payload, transactionId: 0 }) }),
  },
  'tkt-confused-by-extra-members': {
    row: 45,
    answered({ action }, { payload }, { memory }) {
      if (action !== 'StartTransaction') return;
      const known = ['idTagInfo', 'transactionId'];
      memory.set(
        'confused',
        Object.keys(payload ?? {}).some((member) => !known.includes(member)),
      );
    },
    sends: editingAll(laterMessages, (payload, { memory }) =>
      memory.get('confused') === true ? { ...payload, transactionId: 0 } : payload,
    ),
  },
  'zero-transaction-id': {
    row: 63,
    sends: editing({ MeterValues: (payload) => ({ ...payload, transactionId: 0 }) }),
  },
  'libocpp-stop-minus-one': {
    row: 65,
    sends: editing({ StopTransaction: (payload) => ({ ...payload, transactionId: -1 }) }),
  },
  'ocular-control-bytes': {
    row: 38,
    sends: editing({ StopTransaction: withControlBytes }),
  },
  'sigen-long-tag': {
    row: 43,
    sends: editingAll(['Authorize', 'StartTransaction', 'StopTransaction'], (payload) =>
      typeof payload['idTag'] === 'string'
        ? { ...payload, idTag: payload['idTag'].padEnd(21, '0') }
        : payload,
    ),
  },
} satisfies Record<string, Quirk>;
