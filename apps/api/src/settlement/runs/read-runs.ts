import type { SettlementRun as RunAnswer } from '@laadpoort/contract/settlement/runs';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import { addMonths } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';
import type { SettlementRun } from '#platform/prisma/client.ts';

/** One place for what a run's times mean. */
const stateOf = ({ draftedAt, approvedAt, finalisedAt }: SettlementRun): RunAnswer['state'] => {
  if (finalisedAt) return 'final';
  if (approvedAt) return 'finalising';
  return draftedAt ? 'drafted' : 'drafting';
};

interface Sums {
  readonly runId: string;
  readonly documents: number;
  readonly total: string;
  readonly accounts: number;
  readonly finalised: number;
}

const readSums = async ({ pool }: Database, runIds: readonly string[]): Promise<Map<string, Sums>> => {
  const { rows } = await pool.query<Sums>(
    `SELECT r.id AS "runId", d.documents, d.total, a.accounts, a.finalised FROM settlement_run r
      CROSS JOIN LATERAL (SELECT count(*)::int AS documents, coalesce(sum(total), 0)::text AS total
                            FROM document WHERE run_id = r.id) d
      CROSS JOIN LATERAL (SELECT count(*)::int AS accounts, count(finalised_at)::int AS finalised
                            FROM settlement_run_account WHERE run_id = r.id) a
      WHERE r.id = ANY($1::uuid[])`,
    [runIds],
  );
  return new Map(rows.map((row) => [row.runId, row]));
};

/** Runs as they are answered, in the same order. */
export const toRuns = async (
  db: Database,
  runs: readonly SettlementRun[],
  personId: string,
): Promise<RunAnswer[]> => {
  const ids = runs.flatMap(({ startedById, approvedById }) => [startedById, approvedById ?? '']);
  const [sums, people] = await Promise.all([
    readSums(
      db,
      runs.map(({ id }) => id),
    ),
    db.prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return runs.map((run) => {
    const { documents = 0, total = '0', accounts = 0, finalised = 0 } = sums.get(run.id) ?? {};
    const state = stateOf(run);
    return {
      id: run.id,
      month: run.month,
      state,
      startedAt: run.startedAt.toISOString(),
      startedBy: names.get(run.startedById) ?? '',
      isOwn: run.startedById === personId,
      approvedAt: run.approvedAt?.toISOString() ?? null,
      approvedBy: run.approvedById && (names.get(run.approvedById) ?? ''),
      finalisedAt: run.finalisedAt?.toISOString() ?? null,
      accounts: { done: run.approvedAt === null ? accounts : finalised, all: accounts },
      documents,
      total,
    };
  });
};

/** The earliest month that is over and has no run; of an installation without runs the last one. */
export const nextMonthOf = (runs: readonly SettlementRun[], now: Date): string | null => {
  const last = lastMonthOver(now);
  const latest = runs[0]?.month;
  const next = latest === undefined ? last : addMonths(latest, 1);
  return next <= last ? next : null;
};

export const readRuns = ({ prisma }: Database): Promise<SettlementRun[]> =>
  prisma.settlementRun.findMany({ orderBy: { month: 'desc' } });
