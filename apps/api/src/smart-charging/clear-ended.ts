import { createGroupCommit } from '#platform/database/group-commit.ts';
import { plainArray } from '#platform/database/statements.ts';
import type pg from 'pg';
import { OF_USE } from './store.ts';

interface EndedSession {
  readonly chargePointId: string;
  readonly sessionId: number;
}

const CLEAR = `
  UPDATE charging_profile SET state = 'cleared'
    FROM unnest($1::uuid[], $2::int[]) AS ended(charge_point_id, session_id)
   WHERE charging_profile.charge_point_id = ended.charge_point_id
     AND charging_profile.transaction_id = ended.session_id AND charging_profile.state = ANY($3::text[])`;

/** A TxProfile ends with its transaction (OCPP 1.6, 3.13.1); sessions that end together are cleared together. */
export const createClearEnded = (pool: pg.Pool) =>
  createGroupCommit({
    keyOf: ({ sessionId }: EndedSession) => String(sessionId),
    write: async (ended: readonly EndedSession[]) => {
      await pool.query({
        name: 'clear-profiles-of-ended',
        text: CLEAR,
        values: [
          plainArray(ended.map(({ chargePointId }) => chargePointId)),
          plainArray(ended.map(({ sessionId }) => sessionId)),
          OF_USE,
        ],
      });
      return ended;
    },
  });
