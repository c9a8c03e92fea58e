import { isDisputable } from '@laadpoort/domain/settlement/documents/dispute';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

interface By {
  readonly documentId: string;
  readonly actorId: string;
  readonly now: Date;
}

/** An owner says what is wrong with a document, once. */
export const dispute = (
  { prisma }: Database,
  {
    documentId,
    actorId,
    now,
    accountId,
    reason,
  }: By & { readonly accountId: string; readonly reason: string },
): Promise<'disputed' | 'not-found' | 'dispute-too-late' | 'document-disputed'> =>
  prisma.$transaction(async (tx) => {
    const document = await tx.document.findFirst({
      // What is wrong with a credit note is said of the document that it credits, or that replaces it.
      where: { id: documentId, accountId, number: { not: null }, creditsId: null },
      select: { number: true, issuedOn: true },
    });
    if (document?.number == null || document.issuedOn === null) return 'not-found';
    if (!isDisputable(document.issuedOn.toISOString().slice(0, 10), now)) return 'dispute-too-late';
    const { count } = await tx.documentDispute.createMany({
      data: [{ documentId, accountId, reason, disputedAt: now, disputedById: actorId }],
      skipDuplicates: true,
    });
    if (count === 0) return 'document-disputed';
    const { number } = document;
    const entry = { at: now, accountId, actorId, targetId: documentId, reason } as const;
    await audit(tx, { ...entry, action: 'document.dispute', detail: { number } });
    return 'disputed';
  });

/** Support answers it. @returns whose it was; null: there is nothing to answer */
export const answer = (
  { prisma }: Database,
  { documentId, actorId, now, text }: By & { readonly text: string },
): Promise<string | null> =>
  prisma.$transaction(async (tx) => {
    const [answered] = await tx.documentDispute.updateManyAndReturn({
      where: { documentId, answeredAt: null },
      data: { answer: text, answeredAt: now, answeredById: actorId },
      include: { document: { select: { number: true } } },
    });
    if (!answered) return null;
    const { accountId, document } = answered;
    const entry = { at: now, accountId, actorId, targetId: documentId, reason: text } as const;
    await audit(tx, { ...entry, action: 'document.answer', detail: { number: document.number ?? '' } });
    return accountId;
  });
