import { Export } from '#platform/downloads/export.ts';
import type { MessageFile } from './message-file.ts';
import type { MessageScope } from './message-scope.ts';
import type { MessageWords } from './search-messages.ts';

/** Everything that a search finds, as a file. */
export const exportMessages = (
  scope: MessageScope,
  { format, language, ...words }: MessageWords & Pick<MessageFile, 'format' | 'language'>,
): Export => {
  const of = scope.sessionId === undefined ? scope.chargePointId : `session_${scope.sessionId}`;
  return new Export({
    name: `ocpp-messages_${of}_${scope.from.toISOString().slice(0, 10)}`,
    format,
    maker: new URL('message-file.ts', import.meta.url),
    given: { scope, words, format, language } satisfies MessageFile,
  });
};
