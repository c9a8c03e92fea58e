import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { AMOUNT_PLACES, Money } from '@laadpoort/domain/money/amount';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { planDocuments } from '@laadpoort/domain/settlement/run/plan-documents';
import { VAT_FACTOR } from '@laadpoort/domain/tariffs/vat';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Document, Prisma } from '#platform/prisma/client.ts';
import { issueDocument } from '../documents/issue.ts';
import { LARGE_TRANSACTION } from '../documents/large-transaction.ts';
import { mailDocument } from '../documents/mail-document.ts';
import { settleSessions } from '../documents/settle-sessions.ts';
import { documentIn } from '../documents/stored-document.ts';
import { readAccountFacts, type RunTerms } from './read-account.ts';
import { readSessionsOf, type SessionRow } from './read-sessions.ts';

export interface FinalTerms extends RunTerms {
  readonly payoutDay: number;
  readonly publicUrl: string;
  /** Who approved the run. */
  readonly actorId: string;
}

/** A draft beside its sessions as they are now; null: it would be drawn up otherwise. */
interface Checked {
  readonly row: Document;
  readonly draft: SettlementDocument;
  readonly sessions: readonly SessionRow[] | null;
}

/**
 * Issues the approved drafts of an account: number, day, hash, the sessions it settles, mail and audit in one
 * transaction. What was approved is what is issued: if a session has changed since, its document is not issued, and its
 * sessions wait for the next run.
 */
export const finaliseAccount = async (
  db: Database,
  runId: string,
  accountId: string,
  terms: FinalTerms,
): Promise<void> => {
  const rows = await db.prisma.document.findMany({
    where: { runId, accountId, number: null },
    orderBy: { partyVersionId: 'asc' },
  });
  const drafts: Checked[] = [];
  for (const row of rows) drafts.push(await check(db, row, terms));
  await db.prisma.$transaction(async (tx) => {
    // A process that lost its connection, and so the lock of runs, may still be at it.
    const open = await tx.$queryRaw<unknown[]>`
      SELECT account_id FROM settlement_run_account
       WHERE run_id = ${runId}::uuid AND account_id = ${accountId} AND finalised_at IS NULL FOR UPDATE`;
    if (open.length === 0) return;
    for (const draft of drafts) {
      if (!(await issue(tx, draft, terms))) await setAside(tx, runId, draft);
    }
    await tx.settlementRunAccount.update({
      where: { runId_accountId: { runId, accountId } },
      data: { finalisedAt: terms.now },
    });
  }, LARGE_TRANSACTION);
};

const check = async (db: Database, row: Document, terms: FinalTerms): Promise<Checked> => {
  const draft = documentIn(row.content);
  const sessions = await readSessionsOf(
    db,
    draft.sessions.map(({ sessionId }) => sessionId),
  );
  const facts = await readAccountFacts(db, row.accountId, terms, sessions);
  const planned = facts === null ? [] : planDocuments(facts).documents;
  const [same] = planned;
  const isSame = planned.length === 1 && same !== undefined && billed(same.document) === billed(draft);
  return { row, draft, sessions: isSame ? sessions : null };
};

/** What of a document is about money and who gets it; the rest is as it was approved. */
const billed = ({ supplier, lines, net, vat, total, sessions }: SettlementDocument): string =>
  canonicalJson({
    supplier,
    net,
    vat,
    total,
    // Whatever is called otherwise since is called as it was approved.
    lines: lines.map((line) => ({ ...line, stationName: '' })),
    sessions: sessions.map((session) => ({ ...session, stationName: '', charger: '', label: '' })),
  });

const issue = async (
  tx: Prisma.TransactionClient,
  { row: { id, accountId }, draft, sessions }: Checked,
  terms: FinalTerms,
): Promise<boolean> => {
  if (sessions === null || !(await settleSessions(tx, sessions, { by: id, before: null }))) return false;
  const document = await issueDocument(tx, id, draft, terms);
  await audit(tx, {
    at: terms.now,
    accountId,
    actorId: terms.actorId,
    action: 'document.issue',
    targetId: id,
    detail: { number: document.number ?? '', total: document.total },
  });
  await mailDocument(tx, accountId, { id, document }, terms);
  return true;
};

const setAside = async (
  tx: Prisma.TransactionClient,
  runId: string,
  { row: { id, accountId }, draft }: Checked,
): Promise<void> => {
  await tx.documentSession.deleteMany({ where: { documentId: id } });
  await tx.document.delete({ where: { id } });
  await tx.settlementException.createMany({
    data: draft.sessions.map(({ sessionId, amount, basis }) => ({
      runId,
      accountId,
      sessionId,
      reason: 'changed' as const,
      amount:
        draft.vat !== null && basis === 'incl'
          ? new Money(amount).dividedBy(VAT_FACTOR).toFixed(AMOUNT_PLACES)
          : amount,
    })),
  });
};
