import type { DocumentDetail, DocumentSummary } from '@laadpoort/contract/settlement/documents';
import { canDisputeUntil } from '@laadpoort/domain/settlement/documents/dispute';
import type { Database } from '#platform/database/database.ts';
import { hasUbl } from '../document-files/ubl.ts';
import type { Document } from '#platform/prisma/client.ts';
import { readStates } from './read-states.ts';
import { documentIn } from './stored-document.ts';

type Row = Omit<Document, 'hash'>;

const toSummary = (row: Row, state: DocumentSummary['state']): DocumentSummary => {
  const { number, issuedOn, payoutOn, kind, month, total } = documentIn(row.content);
  return { id: row.id, number: number ?? '', kind, month, issuedOn: issuedOn ?? '', total, state, payoutOn };
};

/** The final documents of an account, the latest first. */
export const readDocuments = async (db: Database, accountId: string): Promise<DocumentSummary[]> => {
  const rows = await db.prisma.document.findMany({
    where: { accountId, number: { not: null } },
    orderBy: [{ finalisedAt: 'desc' }, { number: 'desc' }],
    omit: { hash: true },
  });
  const states = await readStates(
    db.prisma,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toSummary(row, states.get(row.id) ?? 'final'));
};

/**
 * A final document with what belongs to it.
 * @param accountId whose it has to be; absent: anybody's
 */
export const readDocument = async (
  db: Database,
  {
    documentId,
    accountId,
    now,
  }: { readonly documentId: string; readonly accountId?: string; readonly now: Date },
): Promise<(DocumentDetail & { readonly accountId: string }) | null> => {
  const row = await db.prisma.document.findFirst({
    where: { id: documentId, number: { not: null }, ...(accountId === undefined ? {} : { accountId }) },
    include: { dispute: true },
  });
  if (row === null) return null;
  const [states, related] = await Promise.all([readStates(db.prisma, [row.id]), readRelated(db, row)]);
  const document = documentIn(row.content);
  const until = row.finalisedAt && canDisputeUntil(row.finalisedAt);
  return {
    accountId: row.accountId,
    summary: toSummary(row, states.get(row.id) ?? 'final'),
    document,
    hash: Buffer.from(row.hash).toString('hex'),
    related,
    dispute: row.dispute && {
      disputedAt: row.dispute.disputedAt.toISOString(),
      reason: row.dispute.reason,
      answeredAt: row.dispute.answeredAt?.toISOString() ?? null,
      answer: row.dispute.answer,
    },
    disputableUntil: until && until > now && row.dispute === null ? until.toISOString() : null,
    hasUbl: hasUbl(document),
  };
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
