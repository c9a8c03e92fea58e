import { csvFile } from '#platform/downloads/csv-file.ts';
import type { Database } from '#platform/database/database.ts';
import type { MakeFile } from '#platform/downloads/export.ts';
import { jsonLinesFile } from '#platform/downloads/json-lines-file.ts';
import type { TimedPageEnd } from '#platform/http/page-cursor.ts';
import { notationOf, type Column, type TableLanguage } from '#platform/downloads/table.ts';
import type { MessageScope } from './message-scope.ts';
import { pageEndOf, searchMessages, type FoundMessage, type MessageWords } from './search-messages.ts';

/** A message may have 32 kB. */
const PAGE = 100;

export interface MessageFile {
  readonly scope: MessageScope;
  readonly words: MessageWords;
  readonly format: 'csv' | 'jsonl';
  readonly language: TableLanguage;
}

/** Everything that a search finds, of any length; only its period keeps it short. */
export const makeFile: MakeFile<MessageFile> = (db, { scope, words, format, language }) => {
  const messages = allMessages(db, scope, words);
  return format === 'csv'
    ? csvFile(columns(language), messages, notationOf(language))
    : jsonLinesFile(messages);
};

const allMessages = async function* (
  db: Pick<Database, 'pool'>,
  scope: MessageScope,
  words: MessageWords,
): AsyncGenerator<FoundMessage> {
  let after: TimedPageEnd | null = null;
  do {
    const page: FoundMessage[] = await searchMessages(db, scope, words, { after, limit: PAGE });
    yield* page;
    const last = page.at(PAGE - 1);
    after = last ? pageEndOf(last) : null;
  } while (after !== null);
};

const headers = {
  time: { en: 'Received (UTC)', nl: 'Ontvangen (UTC)' },
  direction: { en: 'Direction', nl: 'Richting' },
  action: { en: 'Action', nl: 'Actie' },
  messageId: { en: 'Message id', nl: 'Bericht-id' },
  payload: { en: 'Message', nl: 'Bericht' },
  response: { en: 'Answer', nl: 'Antwoord' },
  error: { en: 'Error', nl: 'Fout' },
  latency: { en: 'Answered in (ms)', nl: 'Beantwoord in (ms)' },
  payloadBytes: { en: 'Message before truncation (bytes)', nl: 'Bericht vóór inkorten (bytes)' },
  payloadSha256: { en: 'Message before truncation (SHA-256)', nl: 'Bericht vóór inkorten (SHA-256)' },
  responseBytes: { en: 'Answer before truncation (bytes)', nl: 'Antwoord vóór inkorten (bytes)' },
  responseSha256: { en: 'Answer before truncation (SHA-256)', nl: 'Antwoord vóór inkorten (SHA-256)' },
} as const;

const columns = (language: TableLanguage): Column<FoundMessage>[] => {
  const column = (name: keyof typeof headers, width: number, value: Column<FoundMessage>['value']) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('time', 24, ({ receivedAt }) => receivedAt.toISOString()),
    column('direction', 9, ({ direction }) => direction),
    column('action', 24, ({ action }) => action),
    column('messageId', 38, ({ messageId }) => messageId),
    column('payload', 60, ({ payload }) => payload),
    column('response', 40, ({ response }) => response),
    column('error', 20, ({ errorCode }) => errorCode),
    column('latency', 14, ({ latencyMs }) => (latencyMs === null ? null : latencyMs.toFixed(1))),
    column('payloadBytes', 24, ({ payloadCut }) => payloadCut?.bytes.toString() ?? null),
    column('payloadSha256', 66, ({ payloadCut }) => payloadCut?.sha256 ?? null),
    column('responseBytes', 24, ({ responseCut }) => responseCut?.bytes.toString() ?? null),
    column('responseSha256', 66, ({ responseCut }) => responseCut?.sha256 ?? null),
  ];
};
