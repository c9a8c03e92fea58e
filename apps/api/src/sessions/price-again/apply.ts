import { randomUUID } from 'node:crypto';
import type { PriceDifference } from '@laadpoort/domain/tariffs/price-again';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { auditStatement } from '#chargers/audit.ts';
import { keepPrices, priceHash } from '#chargers/prices/price-snapshots.ts';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { columns } from '#platform/database/columns.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import type { Asked, RepricedSession } from './reprice.ts';
import { adjustSessions } from './adjust.ts';

export interface Run extends Asked, PriceDifference {
  readonly tariff: TariffVersion;
  readonly reason: string;
  readonly personId: string;
  readonly now: Date;
}

interface RunRow {
  readonly id: string;
  readonly run: Run;
  /** null: somebody else has to approve it. */
  readonly appliedAt: Date | null;
}

const RUNS = columns<RunRow>({
  id: ['uuid', ({ id }) => id],
  account_id: ['text', ({ run }) => run.accountId],
  station_id: ['uuid', ({ run }) => run.stationId],
  tariff_version_id: ['uuid', ({ run }) => run.tariff.id],
  price_hash: ['text', ({ run }) => priceHash(run.tariff)],
  started_from: ['timestamptz', ({ run }) => run.from],
  reason: ['text', ({ run }) => run.reason],
  sessions: ['int', ({ run }) => run.sessions],
  amount_before: ['numeric', ({ run }) => run.before],
  amount_after: ['numeric', ({ run }) => run.after],
  proposed_by_id: ['text', ({ run }) => run.personId],
  proposed_at: ['timestamptz', ({ run }) => run.now],
  applied_at: ['timestamptz', ({ appliedAt }) => appliedAt],
});

const insertRun = (id: string, run: Run, appliedAt: Date | null): Statement => ({
  name: 'price-again-run',
  text: `INSERT INTO price_again_run (${RUNS.names}) SELECT * FROM ${RUNS.as('run')}`,
  values: RUNS.values([{ id, run, appliedAt }]),
});

const approveRun = (id: string, { personId, now }: Run): Statement => ({
  name: 'approve-price-again',
  text: `
    UPDATE price_again_run SET approved_by_id = $2, applied_at = $3 WHERE id = $1 AND applied_at IS NULL`,
  rows: 1,
  values: [id, personId, now],
});

const audited = (action: 'pricing.price-again' | 'pricing.price-again-propose', run: Run): Statement => {
  const { accountId, stationId, tariff, from, sessions, before, after, reason, personId, now } = run;
  const detail = { versionId: tariff.id, from: from.toISOString(), sessions, before, after };
  return auditStatement({
    at: now,
    accountId,
    actorId: personId,
    action,
    targetId: stationId,
    reason,
    detail,
  });
};

/** Gives sessions their other price: all of them, or none if one has changed since it was read. */
const apply = async (
  pool: pg.Pool,
  { id, statement }: { readonly id: string; readonly statement: Statement },
  run: Run,
  sessions: readonly RepricedSession[],
): Promise<'applied' | 'session-changed'> => {
  try {
    await commitAll(pool, [
      ...keepPrices([run.tariff]),
      statement,
      adjustSessions(id, run.tariff, sessions),
      audited('pricing.price-again', run),
    ]);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return 'session-changed';
    throw error;
  }
  return 'applied';
};

/** Prices sessions again at once. */
export const applyPrices = (
  pool: pg.Pool,
  run: Run,
  sessions: readonly RepricedSession[],
): Promise<'applied' | 'session-changed'> => {
  const id = randomUUID();
  return apply(pool, { id, statement: insertRun(id, run, run.now) }, run, sessions);
};

/** Stores what one person proposes and another may approve. */
export const proposeRun = (pool: pg.Pool, run: Run): Promise<unknown> =>
  commitAll(pool, [insertRun(randomUUID(), run, null), audited('pricing.price-again-propose', run)]);

/** Prices sessions again as it was proposed; only once, whoever approves it at the same time. */
export const applyProposed = (
  pool: pg.Pool,
  id: string,
  run: Run,
  sessions: readonly RepricedSession[],
): Promise<'applied' | 'session-changed'> =>
  apply(pool, { id, statement: approveRun(id, run) }, run, sessions);
