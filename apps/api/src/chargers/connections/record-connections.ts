import { columns } from '#platform/database/columns.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type pg from 'pg';

interface ConnectionOf {
  readonly chargePointId: string;
  readonly at: Date;
}

interface Accepted extends ConnectionOf {
  /** The security profile it connected with. */
  readonly profile: number;
  readonly remoteAddress: string;
}

interface Closed extends ConnectionOf {
  readonly epoch: bigint;
  readonly code: number;
}

interface Stored {
  readonly epoch: bigint;
  /** Its previous connection was still open. */
  readonly tookOver: boolean;
}

const ACCEPTED = columns<Accepted>({
  id: ['uuid', ({ chargePointId }) => chargePointId],
  at: ['timestamptz', ({ at }) => at],
  profile: ['int', ({ profile }) => profile],
  address: ['text', ({ remoteAddress }) => remoteAddress],
});

/**
 * The epoch increases with every accepted socket; fenced operations compare it. A socket that was still open ends here.
 */
const CONNECT = `
  WITH a AS (
    SELECT * FROM ${ACCEPTED.as('a')}
  ), before AS (
    SELECT cp.id FROM charge_point cp JOIN a ON a.id = cp.id
     WHERE cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL
  ), accepted AS (
    UPDATE charge_point cp SET connection_epoch = connection_epoch + 1, connected_since = a.at,
           disconnected_at = NULL, last_seen_at = a.at
      FROM a WHERE cp.id = a.id
    RETURNING cp.id, cp.connection_epoch AS epoch, a.at, a.profile, a.address
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
    SELECT id, 'disconnected', '{"code": 4001}', at, at FROM accepted WHERE id IN (SELECT id FROM before)
    UNION ALL
    SELECT id, 'connected', jsonb_build_object('profile', profile, 'address', address), at, at FROM accepted
  )
  SELECT id, epoch, id IN (SELECT id FROM before) AS took_over FROM accepted`;

const CLOSED = columns<Closed>({
  id: ['uuid', ({ chargePointId }) => chargePointId],
  epoch: ['bigint', ({ epoch }) => epoch],
  at: ['timestamptz', ({ at }) => at],
  code: ['int', ({ code }) => code],
});

/** The close of a socket that a newer one has replaced changes nothing: the charger is still connected. */
const DISCONNECT = `
  WITH gone AS (
    UPDATE charge_point SET disconnected_at = c.at
      FROM ${CLOSED.as('c')}
     WHERE charge_point.id = c.id AND charge_point.connection_epoch = c.epoch
       AND charge_point.disconnected_at IS NULL
    RETURNING c.id, c.at, c.code
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
    SELECT id, 'disconnected', jsonb_build_object('code', code), at, at FROM gone
  )
  SELECT id FROM gone`;

const keyOf = ({ chargePointId }: ConnectionOf): string => chargePointId;

/** Stores who is connected, in batches. */
export const createConnectionRecord = (pool: pg.Pool) => {
  const connect = createGroupCommit({
    keyOf,
    write: async (items: readonly Accepted[]) => {
      const { rows } = await pool.query<{ id: string; epoch: string; took_over: boolean }>({
        name: 'connect',
        text: CONNECT,
        values: ACCEPTED.values(items),
      });
      const stored = new Map(
        rows.map(({ id, epoch, took_over: tookOver }) => [id, { epoch: BigInt(epoch), tookOver }]),
      );
      return items.map(({ chargePointId }) => stored.get(chargePointId));
    },
  });
  const disconnect = createGroupCommit({
    keyOf,
    write: async (items: readonly Closed[]) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'disconnect',
        text: DISCONNECT,
        values: CLOSED.values(items),
      });
      const gone = new Set(rows.map(({ id }) => id));
      return items.map(({ chargePointId }) => gone.has(chargePointId));
    },
  });
  return {
    /** Returns the epoch of the new connection; undefined if the charge point has been removed. */
    connected: (accepted: Accepted): Promise<Stored | undefined> => connect(accepted),
    /** True if the charge point is now offline. */
    disconnected: (chargePointId: string, epoch: bigint, at: Date, code: number): Promise<boolean> =>
      disconnect({ chargePointId, epoch, at, code }),
    /** After a crash, rows say "connected" for sockets that are gone; only correct if this is the only process. */
    async forgetAll(at: Date): Promise<void> {
      await pool.query(
        `UPDATE charge_point SET disconnected_at = coalesce(last_seen_at, $1)
          WHERE connected_since IS NOT NULL AND disconnected_at IS NULL`,
        [at],
      );
    },
  };
};
