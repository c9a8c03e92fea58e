import type { PageEnd } from '#platform/http/page-cursor.ts';
import type { Database } from '#platform/database/database.ts';
import {
  completedConditions,
  runningConditions,
  type SessionFilter,
  type SessionReader,
  type SqlConditions,
} from './session-filter.ts';
import { SESSION_COLUMNS, SESSION_JOINS, type ListedSession } from './listed-session.ts';

export const pageEndOf = ({ endedAt, id }: ListedSession): PageEnd => ({ at: endedAt, id: String(id) });

/**
 * The sessions after `after`, at most `limit`: running ones first, newest id first; then the others, newest end first.
 * They are two index ranges, queried one after the other, so that no period and no page reads more than it shows.
 */
export const listSessions = async (
  db: Pick<Database, 'pool'>,
  reader: SessionReader,
  filter: SessionFilter,
  { after, limit }: { after: PageEnd | null; limit: number },
): Promise<ListedSession[]> => {
  const rows: ListedSession[] = [];
  if (after === null || after.at === null) {
    const running = runningConditions(reader, filter);
    const from = after ? [`s.id < $${running.values.push(after.id)}::bigint`] : [];
    rows.push(...(await readRows(db, running, from, 's.id DESC', limit)));
  }
  if (rows.length < limit && filter.kind !== 'running') {
    const completed = completedConditions(reader, filter);
    const { values } = completed;
    const from = after?.at
      ? [`(s.ended_at, s.id) < ($${values.push(after.at)}, $${values.push(after.id)}::bigint)`]
      : [];
    const order = 's.ended_at DESC, s.id DESC';
    rows.push(...(await readRows(db, completed, from, order, limit - rows.length)));
  }
  return rows;
};

const readRows = async (
  { pool }: Pick<Database, 'pool'>,
  { where, values }: SqlConditions,
  from: string[],
  order: string,
  limit: number,
): Promise<ListedSession[]> => {
  const { rows } = await pool.query<ListedSession>(
    `SELECT ${SESSION_COLUMNS} FROM ${SESSION_JOINS}
     WHERE ${[where, ...from].join(' AND ')} ORDER BY ${order} LIMIT ${limit}`,
    values,
  );
  return rows;
};
