import type { SettlementRun as RunAnswer } from '@laadpoort/contract/settlement/runs';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import { addMonths } from '@laadpoort/domain/reports/month';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { Prisma, type SettlementRun } from '#platform/prisma/client.ts';

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
    `SELECT r.id AS "runId", d.documents, d.total, a.accounts, a.finalised FROM unnest($1::uuid[]) AS r(id)
      CROSS JOIN LATERAL (SELECT count(*)::int AS documents, coalesce(sum(total), 0)::text AS total
                            FROM document WHERE run_id = r.id) d
      CROSS JOIN LATERAL (SELECT count(*)::int AS accounts, count(finalised_at)::int AS finalised
                            FROM settlement_run_account WHERE run_id = r.id) a`,
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

type Refused<Reason extends string> =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: Reason };

/** Starts the run of a month; what it does follows from there being one. */
export const startRun = async (
  { prisma }: Database,
  month: string,
  actorId: string,
  now: Date,
): Promise<Refused<'run-exists' | 'run-unfinished'>> => {
  try {
    return await prisma.$transaction(async (tx) => {
      // Both would draw up the same late sessions.
      if ((await tx.settlementRun.count({ where: { finalisedAt: null, month: { not: month } } })) > 0)
        return { ok: false, reason: 'run-unfinished' };
      const { id } = await tx.settlementRun.create({ data: { month, startedAt: now, startedById: actorId } });
      await recordRun(tx, { id, month }, { action: 'settlement.start', actorId, now });
      return { ok: true, id };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return { ok: false, reason: 'run-exists' };
    throw error;
  }
};

const recordRun = (
  tx: Prisma.TransactionClient,
  { id, month }: { readonly id: string; readonly month: string },
  {
    action,
    actorId,
    now,
  }: {
    readonly action: 'settlement.start' | 'settlement.redraft';
    readonly actorId: string;
    readonly now: Date;
  },
) => audit(tx, { at: now, accountId: null, actorId, action, targetId: id, detail: { month } });

const lockRun = async (tx: Prisma.TransactionClient, id: string): Promise<SettlementRun | null> => {
  await tx.$queryRaw`SELECT id FROM settlement_run WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.settlementRun.findUnique({ where: { id } });
};

/** Drops the drafts of a run: it is drawn up again. Who asked is who another person has to approve it for. */
export const redraftRun = (
  { prisma }: Database,
  id: string,
  actorId: string,
  now: Date,
): Promise<Refused<'not-found' | 'run-approved'>> =>
  prisma.$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run === null) return { ok: false, reason: 'not-found' };
    if (run.approvedAt !== null) return { ok: false, reason: 'run-approved' };
    await tx.documentSession.deleteMany({ where: { document: { runId: id } } });
    await tx.document.deleteMany({ where: { runId: id } });
    await tx.settlementException.deleteMany({ where: { runId: id } });
    await tx.settlementRunAccount.deleteMany({ where: { runId: id } });
    await tx.settlementRun.update({
      where: { id },
      data: { draftedAt: null, startedAt: now, startedById: actorId },
    });
    await recordRun(tx, run, { action: 'settlement.redraft', actorId, now });
    return { ok: true, id };
  });

interface Approved {
  readonly runId: string;
  readonly actorId: string;
  readonly now: Date;
  /** As the approver saw it. */
  readonly seen: { readonly documents: number; readonly total: string };
}

/** Approves the drafts of a run as they were seen. */
export const approveRun = (
  { prisma }: Database,
  { runId, actorId, now, seen }: Approved,
): Promise<
  Refused<'not-found' | 'run-approved' | 'run-not-drafted' | 'second-person-needed' | 'run-changed'>
> =>
  prisma.$transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run === null) return { ok: false, reason: 'not-found' };
    if (run.approvedAt !== null) return { ok: false, reason: 'run-approved' };
    if (run.draftedAt === null) return { ok: false, reason: 'run-not-drafted' };
    if (run.startedById === actorId) return { ok: false, reason: 'second-person-needed' };
    const { _count, _sum } = await tx.document.aggregate({
      where: { runId },
      _count: true,
      _sum: { total: true },
    });
    const total = _sum.total ?? new Prisma.Decimal(0);
    if (_count !== seen.documents || !total.equals(seen.total)) return { ok: false, reason: 'run-changed' };
    await tx.settlementRun.update({
      where: { id: runId },
      data: { approvedAt: now, approvedById: actorId },
    });
    await audit(tx, {
      at: now,
      accountId: null,
      actorId,
      action: 'settlement.approve',
      targetId: runId,
      detail: { month: run.month, documents: _count, total: total.toFixed(2) },
    });
    return { ok: true, id: runId };
  });
