import type { MessageLogEntry } from './log-entries.ts';
import { guarded, type ServerState } from '../server/server-state.ts';

const READABLE_PART = 4_096;

export const logMessage = <T>(server: ServerState<T>, entry: MessageLogEntry<T>): void => {
  guarded(server, entry.identity, 'onMessage', () => server.options.onMessage?.(entry));
};

/** JSON text of a payload; when it is nested beyond the stack, the beginning of its frame as a JSON string. */
export const jsonText = (payload: unknown, frame: string): string => {
  try {
    return JSON.stringify(payload);
  } catch {
    return beginningOf(frame);
  }
};

export const beginningOf = (frame: string): string => JSON.stringify(frame.slice(0, READABLE_PART));
