import { answering, editing, type Payload, type Quirk } from './quirk.ts';

const alfenTag = 'PlugAndChargeIdentifier';

const isFree = ({ status }: Payload): boolean => status === 'Available' || status === 'Preparing';

/** Chargers that are started and stopped from afar in their own way. */
export const remoteQuirks = {
  'alfen-plug-and-charge': {
    ...answering(2, 'RemoteStartTransaction', ({ idTag }) =>
      idTag === alfenTag ? undefined : { status: 'Rejected' },
    ),
    sends: editing({ StartTransaction: (payload) => ({ ...payload, idTag: alfenTag }) }),
  },
  'alfen-hangs-up-on-remote-start': answering(3, 'RemoteStartTransaction', (_, { hangUp }) => {
    setTimeout(hangUp, 200).unref();
    return 'silence';
  }),
  'autel-stuck-in-finishing': {
    row: 20,
    replies({ action }, { memory }) {
      if (action === 'RemoteStopTransaction') memory.set('stuck', true);
      if (action === 'Reset') memory.delete('stuck');
      return action === 'RemoteStartTransaction' && memory.has('stuck') ? { status: 'Rejected' } : undefined;
    },
    sends: editing({
      StatusNotification: (payload, { memory }) =>
        memory.has('stuck') && payload['connectorId'] !== 0 && isFree(payload)
          ? { ...payload, status: 'Finishing' }
          : payload,
    }),
  },
} satisfies Record<string, Quirk>;
