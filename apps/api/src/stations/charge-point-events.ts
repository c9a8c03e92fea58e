import type { chargePointEventSchema } from '@laadpoort/contract/charge-points';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { eventFacts } from '#chargers/event-facts.ts';
import { refuse } from '#platform/http/route.ts';

type ChargePointEvent = z.input<typeof chargePointEventSchema>;

/** A page of a list that is read newest first; the cursor is the `nextCursor` of the previous page. */
export interface LogQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Position = { readonly receivedAt: Date | null; readonly id: string | null };

const NEWEST: Position = { receivedAt: null, id: null };
const CURSOR = /^(\d{1,15})-(\d{1,18})$/;
const notOurCursor = refuse('invalid-request', [{ path: 'query.cursor', code: 'unknown-cursor' }]);

/** The last row already seen; undefined if the cursor is not one of ours. */
const parseCursor = (cursor: string | undefined): Position | undefined => {
  if (cursor === undefined) return NEWEST;
  const [, ms, id] = CURSOR.exec(cursor) ?? [];
  return ms === undefined || id === undefined ? undefined : { receivedAt: new Date(Number(ms)), id };
};

/** If there is a next page, one row more than requested was read. */
const cursorAfter = (rows: readonly { received_at: Date; id: string }[], limit: number): string | null => {
  const last = rows[limit - 1];
  return last && rows.length > limit ? `${last.received_at.getTime()}-${last.id}` : null;
};

type EventRow = {
  id: string;
  kind: ChargePointEvent['kind'];
  connector_id: number | null;
  at: Date;
  received_at: Date;
  detail: Record<string, unknown>;
  vendor: string | null;
};

/** What happened at a charge point, newest first. */
export const readEvents = async (db: Database, chargePointId: string, { cursor, limit }: LogQuery) => {
  const after = parseCursor(cursor);
  if (!after) return notOurCursor;
  const { rows } = await db.pool.query<EventRow>(
    `SELECT event.id, kind, connector_id, at, received_at, detail, cp.vendor
       FROM charge_point_event event JOIN charge_point cp ON cp.id = event.charge_point_id
      WHERE charge_point_id = $1 AND ($2::timestamptz IS NULL OR (received_at, event.id) < ($2, $3::bigint))
      ORDER BY received_at DESC, event.id DESC LIMIT $4`,
    [chargePointId, after.receivedAt, after.id, limit + 1],
  );
  const events = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    connectorId: row.connector_id,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    detail: eventFacts(row),
  }));
  return { events, nextCursor: cursorAfter(rows, limit) };
};
