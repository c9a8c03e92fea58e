import { heardDuring } from '@laadpoort/domain/sessions/readings/times/heard-during';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { Database } from '#platform/database/database.ts';
import { eventFacts } from '#chargers/event-facts.ts';

type Timeline = SessionDetail['timeline'];

interface StoredEvent {
  at: Date;
  kind: string;
  detail: Record<string, unknown>;
  vendor: string | null;
}

/** The session whose timeline it is. */
type TimelineOf = Parameters<typeof heardDuring>[0] & {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly idTag: string;
  readonly stopIdTag: string | null;
};

const MAX_TIMELINE_EVENTS = 300;

/**
 * Status changes and commands of the session's charging point and authorizations of its cards, in order. Authorize
 * names no connector, so those of other cards may belong to the neighbouring socket.
 */
export const readTimeline = async ({ pool }: Database, session: TimelineOf, now: Date): Promise<Timeline> => {
  const { from, until } = heardDuring(session, now);
  const { rows } = await pool.query<StoredEvent>(
    `SELECT at, kind, detail, (SELECT vendor FROM charge_point_ever WHERE id = $1) AS vendor FROM (
       SELECT at, kind, detail FROM charge_point_event
       WHERE charge_point_id = $1 AND received_at BETWEEN $3 AND $4
         AND (connector_id IS NULL OR connector_id IN (0, $2)) AND kind <> 'authorization'
       UNION ALL
       SELECT at, 'authorization',
              jsonb_build_object('idTag', id_tag, 'status', status, 'rule', rule, 'action', action)
       FROM "authorization" WHERE charge_point_id = $1 AND at BETWEEN $3 AND $4 AND id_tag = ANY($5)
       UNION ALL
       SELECT requested_at, 'command',
              jsonb_build_object('action', action, 'type', params->'type', 'state', state)
       FROM command
       WHERE charge_point_id = $1 AND requested_at BETWEEN $3 AND $4
         AND (connector_id IS NULL OR connector_id IN (0, $2))
     ) timeline ORDER BY at LIMIT ${MAX_TIMELINE_EVENTS}`,
    [session.chargePointId, session.connectorId, from, until, [session.idTag, session.stopIdTag]],
  );
  return rows.map((row) => ({ at: row.at.toISOString(), kind: row.kind, detail: eventFacts(row) }));
};
