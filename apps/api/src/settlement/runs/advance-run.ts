import type { Operator } from '@laadpoort/domain/settlement/operator';
import { addMonths } from '@laadpoort/domain/reports/month';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import type { SettlementRun } from '#platform/prisma/client.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { draftAccount, leaveOut } from './draft-account.ts';
import { finaliseAccount } from './finalise-account.ts';
import { IS_UNSETTLED } from './unsettled.ts';

/** Accounts at work at the same time, each with two connections. */
const AT_ONCE = 3;
const PAGE = 300;

export type RunParts = Pick<Kernel, 'db' | 'now'> & {
  readonly live: Pick<Kernel['live'], 'publish'>;
  readonly background: Pick<Kernel['background'], 'report'>;
  readonly settings: Pick<Kernel['settings'], 'settlement' | 'payableLimits' | 'publicUrl'>;
};

/**
 * Does what is left to do of each run: whatever was interrupted goes on where it stopped, account by account. Nobody
 * waits for it; one process does it at a time.
 */
export const advanceRuns = async (kernel: RunParts): Promise<void> => {
  const { operator } = kernel.settings.settlement;
  if (operator === null) return;
  const runs = await kernel.db.prisma.settlementRun.findMany({
    where: { OR: [{ draftedAt: null }, { approvedAt: { not: null }, finalisedAt: null }] },
    orderBy: { month: 'asc' },
  });
  const advance = (run: SettlementRun) => (run.approvedAt === null ? draft : finalise)(kernel, operator, run);
  await doEach(runs, advance, kernel.background.report);
};

const draft = async (kernel: RunParts, operator: Operator, { id, month }: SettlementRun): Promise<void> => {
  const { db, now, live, background, settings } = kernel;
  const terms = { month, operator, limits: settings.payableLimits };
  const work = async (accountId: string) => {
    try {
      await draftAccount(db, id, accountId, { ...terms, now: now() });
    } catch (error) {
      // One account must not hold up all others; the run says that it is missing.
      background.report(error);
      await leaveOut(db, id, accountId, now());
    }
  };
  for (;;) {
    const isDone = await eachPage(
      (after) => accountsToDraft(kernel, id, month, after),
      work,
      background.report,
    );
    // What could not even be left out is tried again by the next sweep; other runs have their turn before.
    if (!isDone) return;
    if (await endDrafting(kernel, id, month)) break;
  }
  live.publish(STAFF, { topic: 'settlement', id });
};

/** A run is drawn up when no account is left, also of those that were when it was begun again meanwhile. */
const endDrafting = ({ db, now }: RunParts, runId: string, month: string): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    // Whoever has it drawn up again takes the same lock.
    await tx.$queryRaw`SELECT id FROM settlement_run WHERE id = ${runId}::uuid FOR UPDATE`;
    const left = await tx.$queryRawUnsafe<unknown[]>(TO_DRAFT, '', endOf(month), runId, 1);
    if (left.length > 0) return false;
    await tx.settlementRun.updateMany({ where: { id: runId, draftedAt: null }, data: { draftedAt: now() } });
    return true;
  });

const finalise = async (
  kernel: RunParts,
  operator: Operator,
  { id, month, approvedById }: SettlementRun,
): Promise<void> => {
  const { db, now, live, background, settings } = kernel;
  const { publicUrl, payableLimits: limits } = settings;
  const { payoutDay } = settings.settlement;
  const terms = { month, operator, limits, payoutDay, publicUrl, actorId: approvedById ?? '' };
  await eachPage(
    (after) => accountsToFinalise(kernel, id, after),
    async (accountId) => {
      await finaliseAccount(db, id, accountId, { ...terms, now: now() });
      live.publish(accountId, { topic: 'billing', id: accountId });
    },
    // The others are issued; this one is tried again by the next sweep.
    background.report,
  );
  await db.prisma.settlementRun.updateMany({
    where: { id, accounts: { none: { finalisedAt: null } } },
    data: { finalisedAt: now() },
  });
  live.publish(STAFF, { topic: 'settlement', id });
};

/** @returns whether nothing failed */
const eachPage = async (
  read: (after: string) => Promise<readonly string[]>,
  work: (accountId: string) => Promise<void>,
  report: (error: unknown) => void,
): Promise<boolean> => {
  let after = '';
  let isDone = true;
  const onFault = (error: unknown) => {
    isDone = false;
    report(error);
  };
  for (;;) {
    const accountIds = await read(after);
    const left = accountIds.values();
    // They take from the same list.
    await Promise.all(Array.from({ length: AT_ONCE }, () => doEach(left, work, onFault)));
    const last = accountIds.at(-1);
    if (last === undefined) return isDone;
    after = last;
  }
};

/** A day more than any zone needs; each account looks at its stations' clocks itself. */
const TO_DRAFT = `
  SELECT o.id FROM organization o
   WHERE o.id > $1
     AND EXISTS (SELECT FROM session s WHERE s.account_id = o.id AND ${IS_UNSETTLED} AND s.ended_at < $2::date + 1)
     AND NOT EXISTS (SELECT FROM settlement_run_account a WHERE a.run_id = $3::uuid AND a.account_id = o.id)
   ORDER BY o.id LIMIT $4`;

const endOf = (month: string): string => `${addMonths(month, 1)}-01`;

const accountsToDraft = async (
  { db }: RunParts,
  runId: string,
  month: string,
  after: string,
): Promise<readonly string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(TO_DRAFT, [after, endOf(month), runId, PAGE]);
  return rows.map(({ id }) => id);
};

const accountsToFinalise = async (
  { db }: RunParts,
  runId: string,
  after: string,
): Promise<readonly string[]> => {
  const rows = await db.prisma.settlementRunAccount.findMany({
    where: { runId, finalisedAt: null, accountId: { gt: after } },
    orderBy: { accountId: 'asc' },
    take: PAGE,
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
};
