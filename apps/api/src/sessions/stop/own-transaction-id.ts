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
  const { rows } = await pool.query<{ own_id: string | null; is_adopted: boolean }>({
    name: 'own-transaction-id',
    text: `SELECT charge_point_transaction_id AS own_id, authorization_rule = 'adopted' AS is_adopted
             FROM session WHERE id = $1`,
    values: [sessionId],
  });
  const [row] = rows;
  const id = Number(row?.own_id ?? Number.NaN);
  if (row === undefined || !Number.isSafeInteger(id) || Math.abs(id) >= 2 ** 31) return null;
  // Once our answer has arrived, a charger knows no other id than ours, unless it counts its own down from -2.
  return id < -1 || row.is_adopted ? id : null;
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

/** Late values may name an earlier session of the charger: that is no id of its own. */
const SET_OWN_IDS = `
  UPDATE session SET charge_point_transaction_id = named.own_id
    FROM ${OWN_IDS.as('named')}
   WHERE session.id = named.id AND session.state <> 'completed'
     AND session.charge_point_transaction_id IS DISTINCT FROM named.own_id
     AND NOT EXISTS (SELECT FROM session known
                      WHERE known.id = named.own_id::int AND known.charge_point_id = session.charge_point_id)
  RETURNING session.charge_point_id`;

/** Stores chargers' own ids for running sessions: their stops may know no other. */
export const setOwnTransactionIds = (named: readonly Named[]): Statement[] => {
  const own = named.filter(isOwnId);
  if (own.length === 0) return [];
  return [{ name: 'name-own-transactions', text: SET_OWN_IDS, values: OWN_IDS.values(own) }];
};

/** Any number that is not ours: firmware that numbers its own transactions counts down from -1, or up from 0. */
const isOwnId = ({ transactionIdRaw: raw, sessionId }: Named): boolean => {
  const id = Number(raw);
  return raw !== null && Number.isInteger(id) && id !== sessionId && id >= -(2 ** 31) && id < 2 ** 31;
};
