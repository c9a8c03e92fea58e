import { createHash } from 'node:crypto';
import { HIDDEN, redactFrame, redactJson } from '../messages/redact.ts';
import { runHook, type ServerState } from '../server/server-state.ts';
import type { LoggedText, MessageLogEntry } from './log-entries.ts';

const KEPT_BYTES = 16_384;
const READABLE_PART = 4_096;
/** A card number that is cut off would be masked as if it were whole. */
const HALF_ID_TAG = /((?:parentI|i)dTag\\*"\s*:\s*\\*")[^"\\]*$/i;

export const logMessage = <T>(server: ServerState<T>, entry: MessageLogEntry<T>): void => {
  runHook(server, entry.identity, 'onMessage', () => server.options.onMessage?.(entry));
};

/** JSON text of a payload; when it is nested beyond the stack, the beginning of its frame as a JSON string. */
export const loggedPayload = (payload: unknown, frame: string): LoggedText => {
  let json: string;
  try {
    json = JSON.stringify(payload);
  } catch {
    return loggedFrame(frame);
  }
  const shown = redactJson(json);
  const text = beginningOf(shown);
  return { text, cut: text.length === shown.length && json.length <= KEPT_BYTES ? null : cutOf(json, shown) };
};

/** The beginning of a frame as a JSON string. */
export const loggedFrame = (frame: string): LoggedText => {
  const shown = redactFrame(frame, READABLE_PART);
  const cut = frame.length <= READABLE_PART ? null : cutOf(frame, shown);
  return { text: JSON.stringify(shown), cut };
};

const beginningOf = (text: string): string => {
  if (text.length * 3 <= KEPT_BYTES) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= KEPT_BYTES) return text;
  let end = KEPT_BYTES;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end).replace(HALF_ID_TAG, '$1');
};

const cutOf = (whole: string, shown: string): LoggedText['cut'] => ({
  bytes: Buffer.byteLength(whole),
  sha256: shown.includes(HIDDEN) ? null : createHash('sha256').update(whole).digest('hex'),
});
