import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { Prisma, type SettlementRun } from '#platform/prisma/client.ts';

type Refused<Reason extends string> =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: Reason };

/** Any fixed number: of two months that are started at once, one waits for the other. */
const RUN_LOCK = 1_610_816;

/** Starts the run of a month; what it does follows from there being one. */
export const startRun = async (
  { prisma }: Database,
  month: string,
  actorId: string,
  now: Date,
): Promise<Refused<'run-exists' | 'run-unfinished'>> => {
  try {
    return await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RUN_LOCK})`;
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

/** Whether one of the run's documents is of an account that the person is a member of. */
const isPaidBy = async (tx: Prisma.TransactionClient, runId: string, userId: string): Promise<boolean> => {
  const memberships = await tx.member.findMany({ where: { userId }, select: { organizationId: true } });
  const accountId = { in: memberships.map(({ organizationId }) => organizationId) };
  return (await tx.document.findFirst({ where: { runId, accountId }, select: { id: true } })) !== null;
};

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
  Refused<
    'not-found' | 'run-approved' | 'run-not-drafted' | 'second-person-needed' | 'own-account' | 'run-changed'
  >
> =>
  prisma.$transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run === null) return { ok: false, reason: 'not-found' };
    if (run.approvedAt !== null) return { ok: false, reason: 'run-approved' };
    if (run.draftedAt === null) return { ok: false, reason: 'run-not-drafted' };
    if (run.startedById === actorId) return { ok: false, reason: 'second-person-needed' };
    if (await isPaidBy(tx, runId, actorId)) return { ok: false, reason: 'own-account' };
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
