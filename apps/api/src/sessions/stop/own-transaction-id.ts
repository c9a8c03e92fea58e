import type { Request } from '@laadpoort/ocpp/messages/actions';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import type pg from 'pg';

type RemoteStop = Request<'RemoteStopTransaction'>;

/** RemoteStop names a session by the charger's own id, if the charger uses a different one from ours. */
export const withChargePointTransactionId = (pool: pg.Pool) => ({
  RemoteStopTransaction: {
    async prepare(_command: unknown, payload: RemoteStop): Promise<RemoteStop> {
      const ownId = await readOwnId(pool, payload.transactionId);
      return ownId === null ? payload : { ...payload, transactionId: ownId };
    },
  },
});

const readOwnId = async (pool: pg.Pool, sessionId: number): Promise<number | null> => {
  const { rows } = await pool.query<{ id: string | null }>({
    name: 'own-transaction-id',
    text: 'SELECT charge_point_transaction_id AS id FROM session WHERE id = $1',
    values: [sessionId],
  });
  const id = Number(rows[0]?.id ?? Number.NaN);
  return Number.isSafeInteger(id) && Math.abs(id) < 2 ** 31 ? id : null;
};

interface Named {
  readonly sessionId: number;
  /** As sent in the meter values. */
  readonly transactionIdRaw: string | null;
}

const OWN_IDS = columns<Named>({
  id: ['int', ({ sessionId }) => sessionId],
  own_id: ['text', ({ transactionIdRaw }) => transactionIdRaw],
});

const SET_OWN_IDS = `
  UPDATE session SET charge_point_transaction_id = named.own_id
    FROM ${OWN_IDS.as('named')}
   WHERE session.id = named.id AND session.state <> 'completed'
     AND session.charge_point_transaction_id IS DISTINCT FROM named.own_id`;

/** Stores chargers' own ids for running sessions: their stops may know no other. */
export const setOwnTransactionIds = (named: readonly Named[]): Statement[] => {
  const own = named.filter(({ transactionIdRaw }) => isOwnId(transactionIdRaw));
  if (own.length === 0) return [];
  return [{ name: 'name-own-transactions', text: SET_OWN_IDS, values: OWN_IDS.values(own) }];
};

/** Firmware that numbers its own transactions counts down from -2; 0 and -1 are not ids. */
const isOwnId = (raw: string | null): boolean => {
  const id = Number(raw);
  return raw !== null && Number.isInteger(id) && id < -1 && id >= -(2 ** 31);
};
