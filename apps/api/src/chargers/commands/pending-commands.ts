import { SYSTEM } from '../commands.ts';
import {
  ANSWER_TIMEOUT_MS,
  ACTION_TIMEOUT_MS,
  CONFIRMED_BY_MESSAGES,
} from '@laadpoort/domain/commands/follow-command';
import type { Database } from '#platform/database/database.ts';
import type { Command as CommandRow } from '#platform/prisma/client.ts';
import { CORRECTABLE_MS } from './store.ts';

/** Commands of a charge point whose state may still change. */
export const readFollowed = (db: Database, chargePointId: string, now: Date): Promise<CommandRow[]> =>
  db.prisma.command.findMany({
    where: {
      chargePointId,
      action: { in: [...CONFIRMED_BY_MESSAGES] },
      OR: [
        { finishedAt: null },
        {
          state: { in: ['no-answer', 'unknown'] },
          requestedAt: { gt: new Date(now.getTime() - CORRECTABLE_MS) },
        },
      ],
    },
  });

/** The index command_due_idx has them in this order. A change that waits for the end of a session is never due. */
const DUE = `
  SELECT id FROM command
   WHERE finished_at IS NULL AND state <> 'scheduled' AND coalesce(sent_at, deadline_at) <= $1
     AND (state = 'queued' OR sent_at < $1::timestamptz - make_interval(secs => coalesce(($2::jsonb ->> action)::float, $3) / 1000))
   ORDER BY coalesce(sent_at, deadline_at) LIMIT 1000`;

/** Commands for the sweep, the longest overdue first: not sent by their deadline, or sent without an outcome. */
export const readDue = async (db: Database, now: Date): Promise<CommandRow[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'due-commands',
    text: DUE,
    values: [now, JSON.stringify(ACTION_TIMEOUT_MS), ANSWER_TIMEOUT_MS],
  });
  return rows.length === 0
    ? []
    : db.prisma.command.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
};

const SHOWN = 50;

/** Charge points with a command in progress, whichever process sent it. */
export const readUnderWay = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>({
    name: 'commands-under-way',
    text: 'SELECT DISTINCT charge_point_id AS id FROM command WHERE finished_at IS NULL AND action = ANY($1)',
    values: [CONFIRMED_BY_MESSAGES],
  });
  return rows.map(({ id }) => id);
};

/** Names of people by their ids, in their order; empty for the product itself. */
export const readNames = async (db: Database, ids: readonly string[]): Promise<string[]> => {
  const people = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? '');
};

/** The last commands with the names of who sent them. A configuration read page by page is not listed page by page. */
export const readLastCommands = async (db: Database, chargePointId: string) => {
  const rows = await db.prisma.command.findMany({
    where: {
      chargePointId,
      NOT: { action: 'GetConfiguration', requestedByRole: SYSTEM.role, state: 'done' },
    },
    orderBy: { requestedAt: 'desc' },
    take: SHOWN,
  });
  const names = await readNames(
    db,
    rows.map(({ requestedById }) => requestedById),
  );
  return rows.map((row, index) => ({ row, requestedBy: names[index] ?? '' }));
};
