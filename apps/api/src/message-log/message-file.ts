import { csvDownload } from '#platform/downloads/csv-download.ts';
import type { Database } from '#platform/database/database.ts';
import { jsonLinesDownload } from '#platform/downloads/json-lines-download.ts';
import type { TimedPageEnd } from '#platform/http/page-cursor.ts';
import type { Download } from '#platform/http/route.ts';
import { notationOf, type Column, type TableLanguage } from '#platform/downloads/table.ts';
import type { MessageScope } from './message-scope.ts';
import { pageEndOf, searchMessages, type FoundMessage, type MessageWords } from './search-messages.ts';

/** A page is read, masked and written without a pause, and a message may have 32 kB. */
const PAGE = 100;

/** Everything that a search finds, as a file of any length; only its period keeps it short. */
export const messageFile = (
  db: Database,
  scope: MessageScope,
  {
    format,
    language,
    ...words
  }: MessageWords & { readonly format: 'csv' | 'jsonl'; readonly language: TableLanguage },
): Download => {
  const of = scope.sessionId === undefined ? scope.chargePointId : `session_${scope.sessionId}`;
  const name = `ocpp-messages_${of}_${scope.from.toISOString().slice(0, 10)}`;
  const messages = allMessages(db, scope, words);
  return format === 'csv'
    ? csvDownload(name, columns(language), messages, notationOf(language))
    : jsonLinesDownload(name, messages);
};

async function* allMessages(
  db: Database,
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
}

const headers = {
  time: { en: 'Received (UTC)', nl: 'Ontvangen (UTC)' },
  direction: { en: 'Direction', nl: 'Richting' },
  action: { en: 'Action', nl: 'Actie' },
  messageId: { en: 'Message id', nl: 'Bericht-id' },
  payload: { en: 'Message', nl: 'Bericht' },
  response: { en: 'Answer', nl: 'Antwoord' },
  error: { en: 'Error', nl: 'Fout' },
  latency: { en: 'Answered in (ms)', nl: 'Beantwoord in (ms)' },
  payloadBytes: { en: 'Message before cut (bytes)', nl: 'Bericht vóór inkorten (bytes)' },
  payloadSha256: { en: 'Message before cut (SHA-256)', nl: 'Bericht vóór inkorten (SHA-256)' },
  responseBytes: { en: 'Answer before cut (bytes)', nl: 'Antwoord vóór inkorten (bytes)' },
  responseSha256: { en: 'Answer before cut (SHA-256)', nl: 'Antwoord vóór inkorten (SHA-256)' },
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
