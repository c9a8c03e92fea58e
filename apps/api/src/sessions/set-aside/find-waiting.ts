import type { SetAsideKind } from '@laadpoort/contract/sessions/set-aside';
import type pg from 'pg';

/** Something on the list, and who decides about it. */
export interface Asked {
  readonly kind: SetAsideKind;
  readonly itemId: string;
  /** null: of any account. */
  readonly accountId: string | null;
  readonly personId: string;
  readonly reason: string | null;
}

export const SET_ASIDE_TABLES = {
  stop: 'unmatched_stop',
  readings: 'set_aside_readings',
  message: 'ocpp_quarantine',
} as const;
type StoredKind = keyof typeof SET_ASIDE_TABLES;

/** What of it waits: a stop that contradicts a session's first one does, although it names one. */
export const waitsOnList = (kind: StoredKind): string =>
  `dismissed_at IS NULL AND (session_id IS NULL${kind === 'stop' ? " OR reason = 'different-repeat'" : ''})`;

export interface Owner {
  readonly accountId: string;
  readonly chargePointId: string;
}

/** Whose it is; null: nothing of that id waits there. */
export const findItemOwner = async (
  pool: pg.Pool,
  { kind, itemId, accountId }: Asked,
  among: 'charge_point' | 'charge_point_ever',
): Promise<Owner | null> => {
  const item =
    kind === 'proposal'
      ? `SELECT charge_point_id FROM session
          WHERE id = $1::bigint AND review = 'open' AND anomalies @> ARRAY['proposed_stop']`
      : `SELECT charge_point_id FROM ${SET_ASIDE_TABLES[kind]} WHERE id = $1::bigint AND ${waitsOnList(kind)}`;
  const { rows } = await pool.query<Owner>(
    `SELECT cp.account_id AS "accountId", cp.id AS "chargePointId"
       FROM (${item}) item JOIN ${among} cp ON cp.id = item.charge_point_id
      WHERE $2::text IS NULL OR cp.account_id = $2`,
    [itemId, accountId],
  );
  return rows[0] ?? null;
};
