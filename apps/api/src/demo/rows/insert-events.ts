import type pg from 'pg';
import type { PastSession } from '../charging-visit.ts';
import { insertRows } from './insert-rows.ts';
import { onlineEvents, sessionStatuses } from './charger-events.ts';
import { tapsOf, refusedTaps } from './taps.ts';
import { repairEvents, repairCommand } from './repair.ts';

const EVENT_DAYS = 14;
/** As far back as availability is kept for. */
const ONLINE_DAYS = 63;

/** What the chargers reported in the last two weeks: statuses and cards of the sessions, refused cards, one repair. */
export const insertEvents = async (
  client: pg.ClientBase,
  sessions: readonly PastSession[],
  now: Date,
): Promise<void> => {
  const since = now.getTime() - EVENT_DAYS * 86_400_000;
  const recent = sessions.filter(({ startedAt }) => startedAt.getTime() >= since);
  const events = [
    ...onlineEvents(new Date(now.getTime() - ONLINE_DAYS * 86_400_000)),
    ...recent.flatMap(sessionStatuses),
    ...repairEvents(now),
  ];
  const inOrder = events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  await insertRows(client, 'charge_point_event', await withIds(client, 'charge_point_event', inOrder));
  const taps = [...recent.flatMap(tapsOf), ...refusedTaps(now)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  await insertRows(client, 'authorization', await withIds(client, 'authorization', taps));
  await insertRows(client, 'command', repairCommand(now));
};

/** json_populate_recordset would set an absent id to null. */
const withIds = async <Row extends object>(client: pg.ClientBase, table: string, rows: readonly Row[]) => {
  const { rows: ids } = await client.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('"${table}"', 'id')) AS id FROM generate_series(1, $1)`,
    [rows.length],
  );
  return rows.map((row, index) => ({ id: ids[index]?.id, ...row }));
};
