import type { messagePageSchema } from '@laadpoort/contract/ocpp-messages';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { pageOf, readTimedCursor } from '#platform/http/page-cursor.ts';
import type { Refusal } from '#platform/http/route.ts';
import type { MessageScope } from './message-scope.ts';
import { countDropped, pageEndOf, searchMessages, type MessageWords } from './search-messages.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

type MessagePage = z.infer<typeof messagePageSchema>;
type Asked = MessageWords & { readonly cursor?: string | undefined; readonly limit: number };

/** One page of what a search finds. */
export const readMessagePage = async (
  db: Database,
  scope: MessageScope,
  { cursor, limit, ...words }: Asked,
): Promise<MessagePage | Refusal> => {
  const after = readTimedCursor(cursor);
  if (after === 'malformed') return UNKNOWN_CURSOR;
  const found = await searchMessages(db, scope, words, { after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(found, limit, pageEndOf);
  return {
    messages: page.map((message) => ({ ...message, receivedAt: message.receivedAt.toISOString() })),
    nextCursor,
    from: scope.from.toISOString(),
    until: scope.until.toISOString(),
    dropped: await countDropped(db, scope),
    timeZone: await readTimeZone(db, scope),
  };
};

/** A session was at the station where it began; a charger that belongs to nobody is at none. */
const readTimeZone = async (
  { pool }: Database,
  { chargePointId, sessionId }: MessageScope,
): Promise<string> => {
  const { rows } = await pool.query<{ timeZone: string }>(
    `SELECT st.time_zone AS "timeZone" FROM station st
      WHERE st.id = coalesce(
        (SELECT station_id FROM session WHERE id = $1), (SELECT station_id FROM charge_point WHERE id = $2))`,
    [sessionId ?? null, chargePointId],
  );
  return rows[0]?.timeZone ?? 'Europe/Amsterdam';
};
