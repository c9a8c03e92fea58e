import { afterFailure, endsProcesses } from '@laadpoort/domain/outbox/after-failure';
import type pg from 'pg';
import type { OutboxMessage } from './outbox.ts';

/** Sends one message; rejects if it could not. */
export type Send = (message: OutboxMessage & { readonly id: string }) => Promise<void>;

/** The other side refuses the message for good. */
export class PermanentFailure extends Error {}

/** Longer than a send can take: a process that dies while sending, which is no failed attempt, leaves the message to the others after it. */
const LEASE_MS = 5 * 60_000;
const AT_ONCE = 10;

const claim = (which: string, most: number): string => `
  UPDATE outbox_message SET due_at = $2, claims = claims + 1
   WHERE id IN (SELECT id FROM outbox_message
                 WHERE channel = 'mail' AND due_at <= $1 AND sent_at IS NULL AND dead_at IS NULL AND ${which}
                 ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
  RETURNING id::text, recipient, subject, content, attempts, claims`;

/** A process died while it sent these: alone, the one that ends processes takes none of the others with it. */
const SUSPECTS = { text: claim('claims > 0', 1), most: 1 };
const OTHERS = { text: claim('claims = 0', AT_ONCE), most: AT_ONCE };

type Claimed = OutboxMessage & { readonly id: string; readonly attempts: number; readonly claims: number };

/**
 * Sends what is due, however many processes do so at once; returns how many messages it tried. A message is sent at least once: it is sent again if the
 * process dies between sending it and noting that.
 */
export const deliverDue = async (pool: pg.Pool, send: Send, now: () => Date): Promise<number> =>
  (await deliverAll(OTHERS, pool, send, now)) + (await deliverAll(SUSPECTS, pool, send, now));

const deliverAll = async (
  { text, most }: typeof OTHERS,
  pool: pg.Pool,
  send: Send,
  now: () => Date,
): Promise<number> => {
  for (let delivered = 0; ;) {
    const at = now();
    const { rows } = await pool.query<Claimed>(text, [at, new Date(at.getTime() + LEASE_MS)]);
    await Promise.all(rows.map((message) => deliver(pool, send, message, now)));
    delivered += rows.length;
    if (rows.length < most) return delivered;
  }
};

const deliver = async (pool: pg.Pool, send: Send, message: Claimed, now: () => Date): Promise<void> => {
  if (endsProcesses(message.claims)) {
    await pool.query('UPDATE outbox_message SET dead_at = $2 WHERE id = $1', [message.id, now()]);
    return;
  }
  try {
    await send(message);
  } catch (error) {
    return noteFailure(pool, message, error, now());
  }
  await pool.query(
    'UPDATE outbox_message SET sent_at = $2, content = NULL, last_error = NULL, attempts = attempts + 1 WHERE id = $1',
    [message.id, now()],
  );
};

const noteFailure = async (
  pool: pg.Pool,
  { id, attempts }: Claimed,
  error: unknown,
  now: Date,
): Promise<void> => {
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const failed = attempts + 1;
  const next = afterFailure({ attempts: failed, permanent: error instanceof PermanentFailure });
  if (next.kind === 'give-up') {
    await pool.query(
      'UPDATE outbox_message SET dead_at = $2, last_error = $3, attempts = $4, claims = 0 WHERE id = $1',
      [id, now, why, failed],
    );
  } else {
    const dueAt = new Date(now.getTime() + next.afterMs);
    await pool.query(
      'UPDATE outbox_message SET due_at = $2, last_error = $3, attempts = $4, claims = 0 WHERE id = $1',
      [id, dueAt, why, failed],
    );
  }
};
