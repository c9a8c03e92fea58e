import { randomUUID } from 'node:crypto';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { PriceDifference } from '@laadpoort/domain/tariffs/price-again';
import type { TariffVersion, VatBasis } from '@laadpoort/domain/tariffs/tariff';
import { auditStatement } from '#chargers/audit.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { keepPrices, priceHash } from '#chargers/prices/price-snapshots.ts';
import { columns } from '#platform/database/columns.ts';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import type { Asked, RepricedSession } from './reprice.ts';

export interface Run extends Asked, PriceDifference {
  readonly tariff: TariffVersion;
  readonly reason: string;
  readonly personId: string;
  readonly now: Date;
}

/** @param appliedAt null: somebody else has to approve it. */
const insertRun = (id: string, run: Run, appliedAt: Date | null): Statement => ({
  name: 'price-again-run',
  text: `
    INSERT INTO price_again_run (id, account_id, station_id, tariff_version_id, price_hash, started_from, reason, sessions,
      amount_before, amount_after, proposed_by_id, proposed_at, applied_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  values: [
    id,
    run.accountId,
    run.stationId,
    run.tariff.id,
    priceHash(run.tariff),
    run.from,
    run.reason,
    run.sessions,
    run.before,
    run.after,
    run.personId,
    run.now,
    appliedAt,
  ],
});

const approveRun = (id: string, { personId, now }: Run): Statement => ({
  name: 'approve-price-again',
  text: `
    UPDATE price_again_run SET approved_by_id = $2, applied_at = $3 WHERE id = $1 AND applied_at IS NULL`,
  rows: 1,
  values: [id, personId, now],
});

interface Adjustment {
  readonly id: number;
  readonly version: string;
  readonly tariffBefore: string | null;
  readonly vatBefore: VatBasis | null;
  readonly amountBefore: string;
  readonly linesBefore: SessionDetail['priceLines'] | null;
  readonly amount: string;
  readonly lines: SessionDetail['priceLines'];
}

const ADJUSTED = columns<Adjustment>({
  id: ['int', ({ id }) => id],
  version: ['text', ({ version }) => version],
  tariff_before: ['uuid', ({ tariffBefore }) => tariffBefore],
  vat_before: ['word', ({ vatBefore }) => vatBefore],
  amount_before: ['numeric', ({ amountBefore }) => amountBefore],
  lines_before: ['jsonb', ({ linesBefore }) => linesBefore && JSON.stringify(linesBefore)],
  amount: ['numeric', ({ amount }) => amount],
  lines: ['jsonb', ({ lines }) => JSON.stringify(lines)],
});

/** Only the price of a session is changed, and only if nothing about it has changed since it was read. */
const ADJUST = `
  WITH changed AS (
    UPDATE session SET amount = a.amount, price_lines = a.lines,
           tariff_version_id = ${ADJUSTED.parameter(2)}, vat_basis = ${ADJUSTED.parameter(3)}
      FROM ${ADJUSTED.as('a')}
     WHERE session.id = a.id AND session.xmin::text = a.version AND session.document_id IS NULL
    RETURNING session.id
  )
  INSERT INTO session_adjustment (run_id, session_id, tariff_version_before_id, vat_basis_before, amount_before,
    lines_before, vat_basis_after, amount_after, lines_after)
  SELECT ${ADJUSTED.parameter(1)}, a.id, a.tariff_before, a.vat_before, a.amount_before, a.lines_before,
         ${ADJUSTED.parameter(3)}, a.amount, a.lines
    FROM ${ADJUSTED.as('a')} JOIN changed ON changed.id = a.id`;

const adjust = (runId: string, { tariff }: Run, sessions: readonly RepricedSession[]): Statement => {
  const rows = sessions.map(({ present, price }) => ({
    id: present.id,
    version: present.version,
    tariffBefore: present.tariffId,
    vatBefore: present.vatBasis,
    amountBefore: present.amount,
    linesBefore: present.lines,
    amount: price.amount,
    lines: linesToStore(price.lines),
  }));
  const values = [...ADJUSTED.values(rows), runId, tariff.id, tariff.vatBasis];
  return { name: 'price-again', text: ADJUST, rows: rows.length, values };
};

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
      adjust(id, run, sessions),
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
