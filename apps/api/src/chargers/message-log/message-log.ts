import type { LoggedText } from '@laadpoort/ocpp/calls/log-entries';
import type pg from 'pg';
import { columns } from '#platform/database/columns.ts';
import { createDroppedMessages } from './dropped-messages.ts';
import { createLogBudget } from './log-budget.ts';
import { type LoggedMessage, type DropReason, MAX_ROWS, type Waiting, createQueue } from './message-queue.ts';

export interface MessageLog {
  /** Never waits; if too much waits to be written, or its charge point has sent too much today, it is dropped and counted. */
  add(message: LoggedMessage): void;
  readonly waiting: () => { readonly messages: number; readonly bytes: number };
  /** Writes what is waiting. */
  close(): Promise<void>;
}

interface MessageLogOptions {
  readonly pool: pg.Pool;
  /** Of one charge point. */
  readonly bytesPerDay: number;
  readonly onDropped: (messages: number, reason: DropReason) => void;
  readonly onFault: (error: unknown) => void;
}

const FLUSH_MS = 250;

const COUNT_MS = 5_000;

/** Of a message without its texts. */
const ROW_BYTES = 200;

/** Postgres cannot store NUL, and malformed Unicode would become something else. */
const storable = (text: string): string => {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
};

const textOf = (logged: LoggedText | null): string | null => (logged === null ? null : storable(logged.text));

const bytesOf = ({ payload, response }: LoggedMessage): number =>
  ROW_BYTES + Buffer.byteLength(payload.text) + Buffer.byteLength(response?.text ?? '');

const MESSAGES = columns<LoggedMessage>({
  charge_point_id: ['uuid', ({ chargePoint }) => chargePoint.id],
  direction: ['word', ({ direction }) => direction],
  action: ['text', ({ action }) => storable(action ?? '')],
  message_id: ['text', ({ messageId }) => storable(messageId ?? '')],
  payload: ['text', ({ payload }) => textOf(payload)],
  payload_bytes: ['int', ({ payload }) => payload.cut?.bytes ?? null],
  payload_sha256: ['text', ({ payload }) => payload.cut?.sha256 ?? null],
  response: ['text', ({ response }) => textOf(response)],
  response_bytes: ['int', ({ response }) => response?.cut?.bytes ?? null],
  response_sha256: ['text', ({ response }) => response?.cut?.sha256 ?? null],
  error_code: ['text', ({ error }) => error?.code ?? null],
  received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
  latency_ms: ['real', ({ latencyMs }) => latencyMs],
});

const INSERT = `INSERT INTO ocpp_message (${MESSAGES.names}) SELECT * FROM ${MESSAGES.as('m')}`;

/**
 * Writes every OCPP message to the log, in batches and without delaying the answers: the log is what support reads, it
 * never keeps a charger waiting, and it drops messages before memory or the disk runs out.
 */
export const createMessageLog = (options: MessageLogOptions): MessageLog => {
  const { pool, bytesPerDay, onDropped, onFault } = options;
  const budget = createLogBudget(bytesPerDay);
  const dropped = createDroppedMessages(pool);
  const queue = createQueue();
  let writing: Promise<void> | undefined;

  const drop = (messages: readonly Waiting[], reason: DropReason) => {
    onDropped(messages.length, reason);
    for (const { message, bytes } of messages)
      dropped.count(message.chargePoint.id, message.receivedAt, bytes);
  };
  // The rest waits for more of its kind, or for the next flush: a batch costs much the same for one message as for all.
  const writeAll = async () => {
    do {
      const rows = queue.take();
      if (rows.length === 0) return;
      const values = MESSAGES.values(rows.map(({ message }) => message));
      try {
        await pool.query({ name: 'log-messages', text: INSERT, values });
      } catch (error) {
        drop(rows, 'not-written');
        onFault(error);
      }
    } while (queue.waiting().messages >= MAX_ROWS);
  };
  const flush = () => {
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const timers = [
    setInterval(() => void flush(), FLUSH_MS),
    setInterval(() => void dropped.write().catch(onFault), COUNT_MS),
  ];
  for (const timer of timers) timer.unref();

  return {
    add(message) {
      const waiting = { message, bytes: bytesOf(message) };
      if (!queue.hasRoomFor(waiting)) drop([waiting], 'queue-full');
      else if (!budget.take(message.chargePoint.id, waiting.bytes, message.receivedAt))
        drop([waiting], 'daily-limit');
      else if (queue.add(waiting) >= MAX_ROWS) void flush();
    },
    waiting: queue.waiting,
    async close() {
      for (const timer of timers) clearInterval(timer);
      while (queue.waiting().messages > 0) await flush();
      await writing;
      await dropped.write().catch(onFault);
    },
  };
};
