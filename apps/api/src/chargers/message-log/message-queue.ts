import type { MessageLogEntry } from '@laadpoort/ocpp/calls/log-entries';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';

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

/** Why messages are not in the log. */
export type DropReason = 'queue-full' | 'daily-limit' | 'not-written';

export const MAX_ROWS = 500;

const MAX_BYTES = 4_000_000;

const MAX_WAITING = 20_000;

const MAX_WAITING_BYTES = 64_000_000;

export interface Waiting {
  readonly message: LoggedMessage;
  readonly bytes: number;
}

export const createQueue = () => {
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  return {
    waiting: () => ({ messages: waiting.length, bytes: waitingBytes }),
    hasRoomFor: ({ bytes }: Waiting) =>
      waiting.length < MAX_WAITING && waitingBytes + bytes <= MAX_WAITING_BYTES,
    add(message: Waiting): number {
      waitingBytes += message.bytes;
      return waiting.push(message);
    },
    /** The first of them, as many as are written at once. */
    take(): Waiting[] {
      let bytes = 0;
      const tooMany = waiting.findIndex(
        (message, row) => row >= MAX_ROWS || (bytes += message.bytes) > MAX_BYTES,
      );
      const rows = waiting.slice(0, tooMany === -1 ? undefined : tooMany);
      waiting = waiting.slice(rows.length);
      for (const row of rows) waitingBytes -= row.bytes;
      return rows;
    },
  };
};
