import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { heardDuring } from '@laadpoort/domain/sessions/heard-during';
import type { SessionDetail } from '@laadpoort/contract/sessions';
import type { Database } from '#platform/database.ts';
import type { WholeSession } from './read-session.ts';

type Story = SessionDetail['story'];
type Fact = string | number | boolean | null;

const LONGEST_STORY = 300;

/**
 * Status changes and commands of the session's charging point and taps of its cards, in the order they happened. A tap
 * names no connector, so those of other cards may belong to the socket beside it.
 */
export const readStory = async ({ pool }: Database, session: WholeSession, now: Date): Promise<Story> => {
  const { from, until } = heardDuring(session, now);
  const { rows } = await pool.query<{ at: Date; kind: string; detail: Record<string, unknown> }>(
    `SELECT at, kind, detail FROM (
       SELECT at, kind, detail FROM charge_point_event
       WHERE charge_point_id = $1 AND received_at BETWEEN $3 AND $4
         AND (connector_id IS NULL OR connector_id IN (0, $2)) AND kind <> 'authorization'
       UNION ALL
       SELECT at, 'authorization',
              jsonb_build_object('idTag', id_tag, 'status', status, 'rule', rule, 'action', action)
       FROM "authorization" WHERE charge_point_id = $1 AND at BETWEEN $3 AND $4 AND id_tag = ANY($5)
       UNION ALL
       SELECT requested_at, 'command',
              jsonb_build_object('action', action, 'state', state, 'requestedByRole', requested_by_role)
       FROM command
       WHERE charge_point_id = $1 AND requested_at BETWEEN $3 AND $4
         AND (connector_id IS NULL OR connector_id IN (0, $2))
     ) story ORDER BY at LIMIT ${LONGEST_STORY}`,
    [session.chargePointId, session.connectorId, from, until, [session.idTag, session.stopIdTag]],
  );
  return rows.map(({ at, kind, detail }) => ({ at: at.toISOString(), kind, detail: plainFacts(detail) }));
};

const plainFacts = (detail: Record<string, unknown>): Record<string, Fact> => {
  const facts: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(detail)) {
    if (name === 'idTag' && typeof value === 'string') facts[name] = maskIdTag(value);
    else if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      facts[name] = value as Fact;
  }
  return facts;
};
