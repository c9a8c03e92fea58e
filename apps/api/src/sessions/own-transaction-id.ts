import type { Request } from '@laadpoort/ocpp/messages/actions';
import type pg from 'pg';

type RemoteStop = Request<'RemoteStopTransaction'>;

/** RemoteStop names a session by the charger's own id, where the charger uses another one than ours. */
export const namedAsTheChargerDoes = (pool: pg.Pool) => ({
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
