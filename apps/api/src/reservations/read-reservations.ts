import type { Reservation, ReservableCard } from '@laadpoort/contract/reservations/reservation';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { entryHoldsAt } from '#chargers/cards.ts';
import type { Database } from '#platform/database/database.ts';

interface Row {
  id: number;
  charge_point_id: string;
  connector_id: number;
  id_tag: string;
  card_name: string | null;
  state: Reservation['state'];
  answer: string | null;
  cancel_state: string | null;
  session_id: number | null;
  requested_by: string | null;
  requested_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

export interface ReservationScope {
  readonly accountId?: string | undefined;
  readonly chargePointId?: string | undefined;
  readonly reservationId?: number | undefined;
}

const SELECT = `
  SELECT r.id, r.charge_point_id, r.connector_id, r.id_tag, r.state, r.answer, r.session_id, r.requested_at,
         r.expires_at, r.ended_at, coalesce(entry.description, holder.name) AS card_name,
         person.name AS requested_by, cancelled.state AS cancel_state
    FROM reservation r
    LEFT JOIN whitelist_entry entry ON entry.account_id = r.account_id AND entry.uid = r.id_tag
    LEFT JOIN LATERAL (
      SELECT coalesce(token.nickname, person.name) AS name FROM id_token token
        JOIN member ON member.user_id = token.holder_id AND member.organization_id = r.account_id
        JOIN "user" person ON person.id = token.holder_id
       WHERE token.uid = r.id_tag
    ) holder ON true
    LEFT JOIN "user" person ON person.id = r.requested_by_id
    LEFT JOIN LATERAL (
      SELECT command.state FROM command
       WHERE command.charge_point_id = r.charge_point_id AND command.action = 'CancelReservation'
         AND command.requested_at >= r.requested_at AND (command.params->>'reservationId')::int = r.id
       ORDER BY command.requested_at DESC LIMIT 1
    ) cancelled ON true
   WHERE ($1::text IS NULL OR r.account_id = $1) AND ($2::uuid IS NULL OR r.charge_point_id = $2)
     AND CASE WHEN $3::int IS NULL THEN r.state IN ('requested', 'active') OR r.ended_at > $4 ELSE r.id = $3 END
   ORDER BY r.id DESC LIMIT 200`;

const SHOWN_MS = 24 * 60 * 60_000;
const OPEN = ['queued', 'sent'];

/** Reservations in force, and those that ended in the last 24 hours; or a single one. */
export const readReservations = async (
  { pool }: Database,
  { accountId, chargePointId, reservationId }: ReservationScope,
  now: Date,
): Promise<Reservation[]> => {
  const { rows } = await pool.query<Row>(SELECT, [
    accountId ?? null,
    chargePointId ?? null,
    reservationId ?? null,
    new Date(now.getTime() - SHOWN_MS),
  ]);
  return rows.map((row) => ({
    id: row.id,
    chargePointId: row.charge_point_id,
    connectorId: row.connector_id,
    uidMasked: maskIdTag(row.id_tag),
    cardName: row.card_name,
    state: row.state,
    answer: row.answer,
    cancellation: row.cancel_state === null ? null : OPEN.includes(row.cancel_state) ? 'asked' : 'refused',
    sessionId: row.session_id,
    requestedBy: row.requested_by ?? '',
    requestedAt: row.requested_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
};

/**
 * Cards that are individually allowed at a charger: whitelist entries of its station and cards of the account's
 * members.
 */
export const readReservableCards = async (
  { pool }: Database,
  { accountId, stationId }: { readonly accountId: string; readonly stationId: string },
  now: Date,
): Promise<ReservableCard[]> => {
  const { rows } = await pool.query<ReservableCard>(
    `SELECT entry.id AS "entryId", NULL AS uid, entry.description AS name FROM whitelist_entry entry
      WHERE entry.account_id = $1 AND entry.blocked_at IS NULL
        AND (entry.valid_until IS NULL OR entry.valid_until > $3)
        AND ${entryHoldsAt('$2')}
      UNION
     SELECT NULL, token.uid, coalesce(token.nickname, person.name) FROM id_token token
       JOIN member ON member.user_id = token.holder_id
       JOIN "user" person ON person.id = token.holder_id
      WHERE member.organization_id = $1 AND token.blocked_at IS NULL AND token.lost_at IS NULL
        AND (token.expires_at IS NULL OR token.expires_at > $3)
        AND NOT EXISTS (SELECT FROM whitelist_entry e WHERE e.account_id = $1 AND e.uid = token.uid)
      ORDER BY name, uid, "entryId" LIMIT 1000`,
    [accountId, stationId, now],
  );
  return rows;
};
