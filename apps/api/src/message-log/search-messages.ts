import type { ocppMessageSchema, sessionMessageQuerySchema } from '@laadpoort/contract/ocpp-messages';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import type { TimedPageEnd } from '#platform/http/page-cursor.ts';
import { hideIdTags, withoutIdTags } from '#chargers/message-log/hide-id-tags.ts';
import type { MessageScope } from './message-scope.ts';

export type MessageWords = Omit<z.output<typeof sessionMessageQuerySchema>, 'cursor' | 'limit'>;

export interface FoundMessage extends Omit<z.infer<typeof ocppMessageSchema>, 'receivedAt'> {
  readonly receivedAt: Date;
}

export const pageEndOf = ({ receivedAt, id }: FoundMessage): TimedPageEnd => ({ at: receivedAt, id });

/**
 * Newest first, at most `limit`, after `after`. Both ends of the period determine the partitions, whatever is searched.
 */
export const searchMessages = async (
  { pool }: Pick<Database, 'pool'>,
  scope: MessageScope,
  words: MessageWords,
  { after, limit }: { readonly after: TimedPageEnd | null; readonly limit: number },
): Promise<FoundMessage[]> => {
  const values: unknown[] = [scope.chargePointId, scope.from, scope.until];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    'charge_point_id = $1 AND received_at >= $2 AND received_at <= $3',
    ...ofScope(scope, parameter),
    ...ofWords(words, scope.inIdTags, parameter),
  ];
  if (after)
    where.push(
      `received_at <= ${parameter(after.at)}`,
      `(received_at, id) < (${parameter(after.at)}, ${parameter(after.id)}::bigint)`,
    );
  const { rows } = await pool.query<FoundMessage>(
    `SELECT id, direction, action, message_id AS "messageId", payload, response,
            CASE WHEN payload_bytes IS NOT NULL
              THEN json_build_object('bytes', payload_bytes, 'sha256', payload_sha256) END AS "payloadCut",
            CASE WHEN response_bytes IS NOT NULL
              THEN json_build_object('bytes', response_bytes, 'sha256', response_sha256) END AS "responseCut",
            error_code AS "errorCode", received_at AS "receivedAt", latency_ms AS "latencyMs"
     FROM ocpp_message WHERE ${where.join(' AND ')}
     ORDER BY received_at DESC, id DESC LIMIT ${parameter(limit)}`,
    values,
  );
  return rows.map((row) => ({
    ...row,
    payload: hideIdTags(row.payload),
    response: row.response === null ? null : hideIdTags(row.response),
  }));
};

/** Messages of the days of the period that the log did not take. */
export const countDropped = async ({ pool }: Database, scope: MessageScope): Promise<number> => {
  const { rows } = await pool.query<{ messages: number }>(
    `SELECT coalesce(sum(messages), 0)::int AS messages FROM ocpp_message_dropped
      WHERE charge_point_id = $1 AND day BETWEEN ($2::timestamptz AT TIME ZONE 'UTC')::date
                                         AND ($3::timestamptz AT TIME ZONE 'UTC')::date`,
    [scope.chargePointId, scope.from, scope.until],
  );
  return rows[0]?.messages ?? 0;
};

type Parameter = (value: unknown) => string;

/** Text that is not JSON is stored as well, so the numbers are read as text. */
const numberIn = (name: string) => `substring(payload from '"${name}"\\s*:\\s*"?(-?\\d{1,9})')::int`;

const ofScope = ({ chargePointId, connectorId, sessionId }: MessageScope, parameter: Parameter): string[] => {
  const where: string[] = [];
  if (connectorId !== undefined)
    where.push(`coalesce(${numberIn('connectorId')}, 0) IN (0, ${parameter(connectorId)})`);
  if (sessionId !== undefined)
    where.push(
      "action <> 'Heartbeat'",
      `NOT EXISTS (SELECT FROM session other WHERE other.id = ${numberIn('transactionId')}
                      AND other.charge_point_id = ${parameter(chargePointId)} AND other.id <> ${parameter(sessionId)})`,
    );
  return where;
};

const ofWords = (
  { id, action, direction, errorsOnly, text }: MessageWords,
  inIdTags: boolean,
  parameter: Parameter,
): string[] => {
  const where: string[] = [];
  if (id) where.push(`id = ${parameter(id)}::bigint`);
  if (action) where.push(`action = ${parameter(action)}`);
  if (direction) where.push(`direction = ${parameter(direction)}`);
  if (errorsOnly) where.push('(error_code IS NOT NULL OR response IS NULL)');
  if (text) {
    const pattern = parameter(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    const anywhere = (columns: readonly string[]) =>
      `(${columns.map((column) => `${column} ILIKE ${pattern}`).join(' OR ')})`;
    where.push(anywhere(['payload', 'response', 'action']));
    // The more expensive condition is only applied to what the first one finds.
    if (!inIdTags) where.push(anywhere([withoutIdTags('payload'), withoutIdTags('response'), 'action']));
  }
  return where;
};
