import { createGroupCommit } from '#platform/group-commit.ts';
import type pg from 'pg';

interface Accepted {
  readonly chargePointId: string;
  readonly at: Date;
}

interface Closed extends Accepted {
  readonly epoch: bigint;
  readonly code: number;
}

/** The epoch rises with every accepted socket; what is fenced compares it. */
const CONNECT = `
  WITH accepted AS (
    UPDATE charge_point SET connection_epoch = connection_epoch + 1, connected_since = a.at, disconnected_at = NULL,
           last_seen_at = a.at
      FROM unnest($1::uuid[], $2::timestamptz[]) AS a(id, at)
     WHERE charge_point.id = a.id
    RETURNING charge_point.id, charge_point.connection_epoch AS epoch
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, kind, at, received_at)
    SELECT a.id, 'connected', a.at, a.at FROM unnest($1::uuid[], $2::timestamptz[]) AS a(id, at)
      JOIN accepted ON accepted.id = a.id
  )
  SELECT id, epoch FROM accepted`;

/** The close of a socket that a newer one has replaced changes nothing: the charger is still here. */
const DISCONNECT = `
  WITH gone AS (
    UPDATE charge_point SET disconnected_at = c.at
      FROM unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::int[]) AS c(id, epoch, at, code)
     WHERE charge_point.id = c.id AND charge_point.connection_epoch = c.epoch
       AND charge_point.disconnected_at IS NULL
    RETURNING c.id, c.at, c.code
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
    SELECT id, 'disconnected', jsonb_build_object('code', code), at, at FROM gone
  )
  SELECT id FROM gone`;

const keyOf = ({ chargePointId }: Accepted): string => chargePointId;

/** Stores who is connected, a whole herd at a time. */
export const createConnectionRecord = (pool: pg.Pool) => {
  const connect = createGroupCommit({
    keyOf,
    write: async (items: readonly Accepted[]) => {
      const { rows } = await pool.query<{ id: string; epoch: string }>({
        name: 'connect',
        text: CONNECT,
        values: [items.map(keyOf), items.map(({ at }) => at.toISOString())],
      });
      const epochs = new Map(rows.map(({ id, epoch }) => [id, BigInt(epoch)]));
      return items.map(({ chargePointId }) => epochs.get(chargePointId));
    },
  });
  const disconnect = createGroupCommit({
    keyOf,
    write: async (items: readonly Closed[]) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'disconnect',
        text: DISCONNECT,
        values: [
          items.map(keyOf),
          items.map(({ epoch }) => epoch),
          items.map(({ at }) => at.toISOString()),
          items.map(({ code }) => code),
        ],
      });
      const gone = new Set(rows.map(({ id }) => id));
      return items.map(({ chargePointId }) => gone.has(chargePointId));
    },
  });
  return {
    /** Gives the epoch of the new connection; undefined when the charge point has been removed. */
    connected: (chargePointId: string, at: Date): Promise<bigint | undefined> =>
      connect({ chargePointId, at }),
    /** True when the charge point is offline now. */
    disconnected: (chargePointId: string, epoch: bigint, at: Date, code: number): Promise<boolean> =>
      disconnect({ chargePointId, epoch, at, code }),
    /** After a crash rows say "connected" of sockets that are gone; only right when this is the only process. */
    async forgetAll(at: Date): Promise<void> {
      await pool.query(
        `UPDATE charge_point SET disconnected_at = coalesce(last_seen_at, $1)
          WHERE connected_since IS NOT NULL AND disconnected_at IS NULL`,
        [at],
      );
    },
  };
};
