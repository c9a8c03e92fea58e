import type { MessageLogEntry } from '@laadpoort/ocpp/calls/log-entries';
import type pg from 'pg';
import { columns } from '#platform/database/columns.ts';
import type { ChargePointEntry } from '../directory/charge-point-directory.ts';

export type LoggedMessage = Pick<
  MessageLogEntry<ChargePointEntry>,
  | 'chargePoint'
  | 'direction'
  | 'action'
  | 'messageId'
  | 'payload'
  | 'response'
  | 'error'
  | 'receivedAt'
  | 'latencyMs'
>;

export interface MessageLog {
  /** Never waits; if too many messages are waiting to be written, this one is dropped and counted. */
  add(message: LoggedMessage): void;
  readonly waiting: () => number;
  /** Writes what is waiting. */
  close(): Promise<void>;
}

interface MessageLogOptions {
  readonly pool: pg.Pool;
  readonly onDropped: (messages: number) => void;
  readonly onError: (error: unknown) => void;
}

const FLUSH_MS = 250;
const MAX_ROWS = 500;
const MAX_WAITING = 20_000;

/** Postgres cannot store NUL, and malformed Unicode would become something else. */
const storable = (text: string): string => {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
};

const MESSAGES = columns<LoggedMessage>({
  charge_point_id: ['uuid', ({ chargePoint }) => chargePoint.id],
  direction: ['word', ({ direction }) => direction],
  action: ['text', ({ action }) => storable(action ?? '')],
  message_id: ['text', ({ messageId }) => storable(messageId ?? '')],
  payload: ['text', ({ payload }) => storable(payload)],
  response: ['text', ({ response }) => (response === null ? null : storable(response))],
  error_code: ['text', ({ error }) => error?.code ?? null],
  received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
  latency_ms: ['real', ({ latencyMs }) => latencyMs],
});

const INSERT = `INSERT INTO ocpp_message (${MESSAGES.names}) SELECT * FROM ${MESSAGES.as('m')}`;

/**
 * Writes every OCPP message to the log, in batches and without delaying the answers: the log is what support reads, it
 * never keeps a charger waiting, and it drops messages before memory runs out.
 */
export const createMessageLog = ({ pool, onDropped, onError }: MessageLogOptions): MessageLog => {
  let waiting: LoggedMessage[] = [];
  let writing: Promise<void> | undefined;

  const writeAll = async () => {
    while (waiting.length > 0) {
      const rows = waiting.slice(0, MAX_ROWS);
      waiting = waiting.slice(MAX_ROWS);
      try {
        await pool.query({ name: 'log-messages', text: INSERT, values: MESSAGES.values(rows) });
      } catch (error) {
        onDropped(rows.length);
        onError(error);
      }
    }
  };
  const flush = () => {
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();

  return {
    add(message) {
      if (waiting.length >= MAX_WAITING) {
        onDropped(1);
        return;
      }
      waiting.push(message);
      if (waiting.length >= MAX_ROWS) void flush();
    },
    waiting: () => waiting.length,
    async close() {
      clearInterval(timer);
      await flush();
      await flush();
    },
  };
};
