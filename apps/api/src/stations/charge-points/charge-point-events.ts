import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point-event';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { eventFacts } from '#chargers/event-facts.ts';
import { pageOf, readTimedCursor } from '#platform/http/page-cursor.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

type ChargePointEvent = z.input<typeof chargePointEventSchema>;

/** A page of a list that is read newest first; the cursor is the `nextCursor` of the previous page. */
export interface LogQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface EventRow {
  id: string;
  kind: ChargePointEvent['kind'];
  connector_id: number | null;
  at: Date;
  received_at: Date;
  detail: Record<string, unknown>;
  vendor: string | null;
}

/** What happened at a charge point, newest first. */
export const readEvents = async (db: Database, chargePointId: string, { cursor, limit }: LogQuery) => {
  const after = readTimedCursor(cursor);
  if (after === 'malformed') return UNKNOWN_CURSOR;
  const { rows } = await db.pool.query<EventRow>(
    `SELECT event.id, kind, connector_id, at, received_at, detail, cp.vendor
       FROM charge_point_event event JOIN charge_point_ever cp ON cp.id = event.charge_point_id
      WHERE charge_point_id = $1 AND ($2::timestamptz IS NULL OR (received_at, event.id) < ($2, $3::bigint))
      ORDER BY received_at DESC, event.id DESC LIMIT $4`,
    [chargePointId, after?.at ?? null, after?.id ?? null, limit + 1],
  );
  const { page, nextCursor } = pageOf(rows, limit, ({ received_at: at, id }) => ({ at, id }));
  const events = page.map((row) => ({
    id: row.id,
    kind: row.kind,
    connectorId: row.connector_id,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    detail: eventFacts(row),
  }));
  return { events, nextCursor };
};
