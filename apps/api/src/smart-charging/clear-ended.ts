import { createGroupCommit } from '#platform/database/group-commit.ts';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { NOT_GONE } from './store.ts';

interface EndedSession {
  readonly chargePointId: string;
  readonly sessionId: number;
}

const ENDED = columns<EndedSession>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  session_id: ['int', ({ sessionId }) => sessionId],
});

const CLEAR = `
  UPDATE charging_profile SET state = 'cleared'
    FROM ${ENDED.as('ended')}
   WHERE charging_profile.charge_point_id = ended.charge_point_id
     AND charging_profile.transaction_id = ended.session_id AND charging_profile.state = ANY(${ENDED.parameter(1)}::text[])`;

/** A TxProfile ends with its transaction (OCPP 1.6, 3.13.1); sessions that end together are cleared together. */
export const createClearEnded = (pool: pg.Pool) =>
  createGroupCommit({
    keyOf: ({ sessionId }: EndedSession) => String(sessionId),
    write: async (ended: readonly EndedSession[]) => {
      await pool.query({
        name: 'clear-profiles-of-ended',
        text: CLEAR,
        values: [...ENDED.values(ended), NOT_GONE],
      });
      return ended;
    },
  });
