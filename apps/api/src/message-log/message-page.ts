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
  };
};
