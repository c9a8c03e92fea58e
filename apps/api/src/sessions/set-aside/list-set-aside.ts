import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { hideIdTags } from '#chargers/message-log/hide-id-tags.ts';
import type { Database } from '#platform/database/database.ts';

const SHOWN = 100;
const MAX_TEXT = 500;

/** A proposal is a stop that ended a session which nobody has confirmed; its id is that session's. */
const WAITING = `
  SELECT 'stop' AS kind, o.id, o.charge_point_id, o.received_at, o.session_id, o.payload->>'transactionId' AS transaction_id,
         NULL::int AS connector_id, o.payload->>'idTag' AS id_tag, NULL::timestamptz AS from_at,
         (o.payload->>'stoppedAt')::timestamptz AS until_at, (o.payload->>'meterStop')::float8 AS register_wh,
         NULL::int AS readings, NULL::bytea AS raw
    FROM unmatched_stop o
    LEFT JOIN session s ON s.id = o.session_id
   WHERE o.dismissed_at IS NULL
     AND (o.session_id IS NULL OR o.reason = 'different-repeat' AND s.review = 'open')
  UNION ALL
  SELECT 'proposal', s.id, s.charge_point_id, s.stop_received_at, s.id, s.stop_transaction_id, s.connector_id,
         s.stop_id_tag, NULL, s.ended_at, s.meter_stop_wh::float8, NULL, NULL
    FROM session s
   WHERE s.review = 'open' AND s.anomalies @> ARRAY['proposed_stop']
  UNION ALL
  SELECT 'readings', r.id, r.charge_point_id, r.received_at, NULL, r.transaction_id, r.connector_id, NULL,
         r.first_at, r.last_at, r.last_register_wh::float8, r.readings, NULL
    FROM set_aside_readings r
   WHERE r.session_id IS NULL AND r.dismissed_at IS NULL
  UNION ALL
  SELECT 'message', q.id, q.charge_point_id, q.received_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, q.raw
    FROM ocpp_quarantine q
   WHERE q.session_id IS NULL AND q.dismissed_at IS NULL`;

/** Newest first. */
const LISTED = `
  SELECT w.*, cp.serial_number, cp.removed_at, cp.station_id, cp.account_id
    FROM (${WAITING}) w
    JOIN charge_point_ever cp ON cp.id = w.charge_point_id
   WHERE $1::text IS NULL OR cp.account_id = $1
   ORDER BY w.received_at DESC, w.id DESC
   LIMIT ${SHOWN + 1}`;

/**
 * Those that were under way within a day of it, the nearest first; what it names already comes first. None of a removed
 * charge point: assigning calculates energy again, and its settings are gone. Looked for only for what is listed.
 */
const LIST = `
  SELECT w.kind, w.id::text AS id, w.charge_point_id AS "chargePointId", station.name AS "stationName", station.time_zone AS "timeZone",
         w.serial_number AS "serialNumber", w.removed_at IS NOT NULL AS "chargerRemoved",
         organization.name AS "accountName", w.received_at AS "receivedAt", w.session_id AS "sessionId",
         w.transaction_id AS "transactionId", w.connector_id AS "connectorId", w.id_tag AS "idTag", w.from_at AS "from",
         w.until_at AS "until", w.register_wh AS "registerWh", w.readings, w.raw, coalesce(possible.list, '[]') AS possible
    FROM (${LISTED}) w
    JOIN station ON station.id = w.station_id
    JOIN organization ON organization.id = w.account_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('sessionId', p.id, 'connectorId', p.connector_id, 'startedAt', p.started_at,
               'endedAt', p.ended_at, 'energyWh', p.energy_wh, 'idTag', p.id_tag)) AS list
        FROM (
          SELECT s.* FROM session s
           WHERE s.charge_point_id = w.charge_point_id AND w.removed_at IS NULL
             AND (s.ended_at IS NULL
                  OR s.ended_at BETWEEN coalesce(w.from_at, w.until_at, w.received_at) - interval '1 day'
                                    AND coalesce(w.until_at, w.received_at) + interval '1 day')
             AND s.started_at <= coalesce(w.until_at, w.received_at)
           ORDER BY s.id = w.session_id DESC NULLS LAST,
                    abs(extract(epoch FROM coalesce(s.ended_at, w.received_at) - coalesce(w.until_at, w.received_at)))
           LIMIT 6
        ) p
    ) possible ON true
   ORDER BY w.received_at DESC, w.id DESC`;

interface Row extends Omit<
  SetAsideItem,
  'receivedAt' | 'idTagMasked' | 'from' | 'until' | 'message' | 'possible'
> {
  receivedAt: Date;
  idTag: string | null;
  from: Date | null;
  until: Date | null;
  raw: Buffer | null;
  possible: {
    sessionId: number;
    connectorId: number;
    startedAt: string;
    endedAt: string | null;
    energyWh: number;
    idTag: string;
  }[];
}

/** Of one account, or of all for support. */
export const listSetAside = async (
  { pool }: Database,
  accountId: string | null,
): Promise<{ items: SetAsideItem[]; more: boolean }> => {
  const { rows } = await pool.query<Row>(LIST, [accountId]);
  return { items: rows.slice(0, SHOWN).map(itemOf), more: rows.length > SHOWN };
};

const itemOf = ({ idTag, raw, possible, ...row }: Row): SetAsideItem => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  from: row.from?.toISOString() ?? null,
  until: row.until?.toISOString() ?? null,
  idTagMasked: idTag === null ? null : maskIdTag(idTag),
  message: raw === null ? null : hideIdTags(raw.toString('utf8')).slice(0, MAX_TEXT),
  possible: possible.map(({ idTag: card, startedAt, endedAt, ...session }) => ({
    ...session,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    idTagMasked: maskIdTag(card),
  })),
});
