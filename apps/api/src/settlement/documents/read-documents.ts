import type { DocumentDetail, DocumentSummary } from '@laadpoort/contract/settlement/documents';
import { isDisputable, lastDisputeDay } from '@laadpoort/domain/settlement/documents/dispute';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { hasUbl } from '../document-files/ubl.ts';
import type { Document } from '#platform/prisma/client.ts';
import { readPlannedPayout } from '../payouts/account-payout.ts';
import { readPayments } from './read-payments.ts';
import { readStates } from './read-states.ts';

type Facts = Pick<Kernel, 'db' | 'now' | 'settings'>;
type Summary = Omit<DocumentSummary, 'state' | 'paidOn' | 'hold'>;

/** How documents of an account stand, by what the bank said, what credits them and what holds its payout. */
const readStandings = async (
  facts: Facts,
  accountId: string,
  rows: readonly Summary[],
): Promise<DocumentSummary[]> => {
  const { prisma } = facts.db;
  const ids = rows.map(({ id }) => id);
  const [states, payments, disputes, planned] = await Promise.all([
    readStates(prisma, ids),
    readPayments(prisma, ids),
    prisma.documentDispute.findMany({ where: { documentId: { in: ids }, answeredAt: null } }),
    readPlannedPayout(facts, accountId),
  ]);
  const disputed = new Set(disputes.map(({ documentId }) => documentId));
  return rows.map((row) => {
    const state = states.get(row.id) ?? 'final';
    const isToBePaid = (state === 'final' || state === 'returned') && row.payoutOn !== null;
    const hold = disputed.has(row.id) ? ('disputed' as const) : (planned?.hold ?? null);
    return {
      ...row,
      state,
      paidOn: payments.get(row.id)?.paidOn ?? null,
      hold: isToBePaid ? hold : null,
    };
  });
};

/** The final documents of an account, the latest first; their sessions stay in the database. */
export const readDocuments = async (facts: Facts, accountId: string): Promise<DocumentSummary[]> => {
  const { rows } = await facts.db.pool.query<Summary>(
    `SELECT id, number, kind, month, to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn", total::text AS total,
            content->>'payoutOn' AS "payoutOn"
       FROM document WHERE account_id = $1 AND number IS NOT NULL ORDER BY finalised_at DESC, number DESC`,
    [accountId],
  );
  return readStandings(facts, accountId, rows);
};

/**
 * A final document with what belongs to it.
 * @param accountId whose it has to be; absent: anybody's
 */
export const readDocument = async (
  facts: Facts,
  { documentId, accountId }: { readonly documentId: string; readonly accountId?: string },
): Promise<(DocumentDetail & { readonly accountId: string }) | null> => {
  const { db, now } = facts;
  const row = await db.prisma.document.findFirst({
    where: { id: documentId, number: { not: null }, ...(accountId === undefined ? {} : { accountId }) },
    include: { dispute: true },
    omit: { content: true },
  });
  if (row === null) return null;
  const { document, sessions } = await readHead(db, row.id);
  const { number, issuedOn, payoutOn, kind, month, total } = document;
  const bare = { id: row.id, number: number ?? '', kind, month, issuedOn: issuedOn ?? '', total, payoutOn };
  const [[summary], related, files] = await Promise.all([
    readStandings(facts, row.accountId, [bare]),
    readRelated(db, row),
    readFiles(db, row.id),
  ]);
  if (summary === undefined) return null;
  return {
    accountId: row.accountId,
    summary,
    document,
    sessions,
    hash: Buffer.from(row.hash).toString('hex'),
    files,
    related,
    dispute: row.dispute && {
      disputedAt: row.dispute.disputedAt.toISOString(),
      reason: row.dispute.reason,
      answeredAt: row.dispute.answeredAt?.toISOString() ?? null,
      answer: row.dispute.answer,
    },
    disputableUntil:
      issuedOn !== null && document.credits === null && row.dispute === null && isDisputable(issuedOn, now())
        ? lastDisputeDay(issuedOn)
        : null,
    hasUbl: hasUbl(document),
  };
};

/** What a document says, but for its sessions, and how many these are: a month may have thousands. */
const readHead = async ({ pool }: Database, documentId: string) => {
  const { rows } = await pool.query<Pick<DocumentDetail, 'document' | 'sessions'>>(
    `SELECT content - 'sessions' AS document, jsonb_array_length(content->'sessions') AS sessions
       FROM document WHERE id = $1`,
    [documentId],
  );
  const [head] = rows;
  if (head === undefined) throw new Error(`document ${documentId} is gone`);
  return head;
};

const readFiles = async ({ pool }: Database, documentId: string): Promise<DocumentDetail['files']> => {
  const { rows } = await pool.query<DocumentDetail['files'][number]>(
    `SELECT format, encode(sha256, 'hex') AS sha256 FROM document_file WHERE document_id = $1 ORDER BY format`,
    [documentId],
  );
  return rows;
};

const readRelated = async (
  { prisma }: Database,
  { id, creditsId, replacesId }: Pick<Document, 'id' | 'creditsId' | 'replacesId'>,
): Promise<DocumentDetail['related']> => {
  const rows = await prisma.document.findMany({
    where: {
      number: { not: null },
      OR: [
        { creditsId: id },
        { replacesId: id },
        { id: { in: [creditsId, replacesId].filter((other) => other !== null) } },
      ],
    },
    select: { id: true, number: true, creditsId: true, replacesId: true },
  });
  return rows.map((row) => {
    const relation =
      row.id === creditsId
        ? 'credits'
        : row.id === replacesId
          ? 'replaces'
          : row.creditsId === id
            ? 'credited-by'
            : 'replaced-by';
    return { id: row.id, number: row.number ?? '', relation };
  });
};
