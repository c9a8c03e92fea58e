import type { ocppMessageSchema } from '@laadpoort/contract/charge-points';
import type { z } from 'zod';
import type { Database } from '#platform/database.ts';
import type { WholeSession } from './read-session.ts';
import { heardDuring } from './session-story.ts';

type OcppMessage = z.infer<typeof ocppMessageSchema>;

/** The last message of a page. */
export interface MessageCursor {
  readonly receivedAt: Date;
  readonly id: string;
}

/** OCPP messages of the charge point while the session ran, newest first. */
export const listMessages = async (
  { pool }: Database,
  session: WholeSession,
  { after, limit, now }: { after: MessageCursor | null; limit: number; now: Date },
): Promise<OcppMessage[]> => {
  const { from, until } = heardDuring(session, now);
  const { rows } = await pool.query<Omit<OcppMessage, 'receivedAt'> & { receivedAt: Date }>(
    `SELECT id::text, direction, action, message_id AS "messageId", payload, response,
            error_code AS "errorCode", received_at AS "receivedAt", latency_ms AS "latencyMs"
     FROM ocpp_message
     WHERE charge_point_id = $1 AND received_at >= $2 AND (received_at, id) < ($3, $4)
     ORDER BY received_at DESC, id DESC LIMIT $5`,
    [session.chargePointId, from, after?.receivedAt ?? until, after?.id ?? '9223372036854775807', limit],
  );
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
};

export const writeMessageCursor = ({ receivedAt, id }: OcppMessage): string =>
  `${Date.parse(receivedAt)}.${id}`;

/** The cursor of a URL; 'malformed' when nobody of ours wrote it. */
export const readMessageCursor = (text: string | undefined): MessageCursor | null | 'malformed' => {
  if (text === undefined) return null;
  const match = /^(\d{1,15})\.(\d{1,18})$/.exec(text);
  return match?.[1] && match[2] ? { receivedAt: new Date(Number(match[1])), id: match[2] } : 'malformed';
};
