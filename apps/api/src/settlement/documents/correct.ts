import { randomUUID } from 'node:crypto';
import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { creditOf } from '@laadpoort/domain/settlement/documents/finalise';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Document, Prisma } from '#platform/prisma/client.ts';
import { lockPayouts } from '../payouts/propose.ts';
import { addSessions } from './add-sessions.ts';
import { issueDocument } from './issue.ts';
import { inParts, LARGE_TRANSACTION } from './large-transaction.ts';
import { mailDocument } from './mail-document.ts';
import { readCorrected } from './read-corrected.ts';
import { readStates } from './read-states.ts';
import { settleSessions } from './settle-sessions.ts';
import { contentOf, documentIn } from './stored-document.ts';

interface Correction {
  readonly documentId: string;
  readonly actorId: string;
  readonly reason: string;
  readonly now: Date;
  readonly payoutDay: number;
  readonly publicUrl: string;
  readonly limits: PayableLimits;
}

export type Corrected =
  | {
      readonly ok: true;
      readonly accountId: string;
      readonly creditId: string;
      readonly replacementId: string | null;
    }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'document-credited'
        | 'document-in-payout'
        | 'document-unchanged'
        | 'document-held'
        | 'session-changed';
    };

const refused = (reason: (Corrected & { ok: false })['reason']): Corrected => ({ ok: false, reason });

/**
 * Credits a document as a whole and issues at once what it should have said: the same period, head and sessions, as the
 * sessions are now. Sessions that are no longer billed are left out; if none is left there is no replacement.
 */
export const correctDocument = async (db: Database, correction: Correction): Promise<Corrected> => {
  const row = await db.prisma.document.findFirst({
    where: { id: correction.documentId, number: { not: null }, kind: { in: ['invoice', 'statement'] } },
  });
  if (row === null) return refused('not-found');
  const before = documentIn(row.content);
  const corrected = await readCorrected(db, before, { ...correction, accountId: row.accountId });
  if (corrected === null) return refused('document-held');
  const after = buildDocument(
    before,
    corrected.map(({ billed }) => billed),
  );
  if (canonicalJson(after.sessions) === canonicalJson(before.sessions)) return refused('document-unchanged');
  return db.prisma.$transaction(async (tx) => {
    // One correction at a time, and none while a payout is put together: it would pay what is credited.
    await lockPayouts(tx);
    const state = (await readStates(tx, [row.id])).get(row.id);
    if (state === 'credited') return refused('document-credited');
    if (state === 'in-payout') return refused('document-in-payout');
    const replacementId = corrected.length === 0 ? null : randomUUID();
    if (replacementId !== null) {
      const settled = { by: replacementId, before: row.id };
      if (!(await settleSessions(tx, corrected, settled))) return refused('session-changed');
    }
    const creditId = await issueCredit(tx, row, before, correction);
    if (replacementId !== null)
      await issueReplacement(tx, row, { id: replacementId, draft: after }, correction);
    return { ok: true, accountId: row.accountId, creditId, replacementId };
  }, LARGE_TRANSACTION);
};

const issueCredit = async (
  tx: Prisma.TransactionClient,
  { accountId, partyVersionId, id: creditsId }: Document,
  before: SettlementDocument,
  correction: Correction,
): Promise<string> => {
  const draft = creditOf(before);
  const id = randomUUID();
  await tx.document.create({ data: { id, accountId, partyVersionId, creditsId, ...contentOf(draft) } });
  await addSessions(tx, id, before.sessions);
  const credit = await issueDocument(tx, id, draft, correction);
  // Those of the replacement name it already.
  for (const part of inParts(before.sessions)) {
    const inPart = part.map(({ sessionId }) => sessionId);
    const where = { id: { in: inPart }, documentId: creditsId };
    await tx.session.updateMany({ where, data: { documentId: null } });
  }
  await mailDocument(tx, accountId, { id, document: credit }, correction);
  const { now, actorId, reason } = correction;
  const detail = { number: credit.number ?? '', credits: before.number ?? '' };
  await audit(tx, { at: now, accountId, actorId, action: 'document.credit', targetId: id, reason, detail });
  return id;
};

const issueReplacement = async (
  tx: Prisma.TransactionClient,
  { accountId, partyVersionId, id: replacesId }: Document,
  { id, draft }: { readonly id: string; readonly draft: SettlementDocument },
  correction: Correction,
): Promise<void> => {
  await tx.document.create({ data: { id, accountId, partyVersionId, replacesId, ...contentOf(draft) } });
  await addSessions(tx, id, draft.sessions);
  const document = await issueDocument(tx, id, draft, correction);
  await mailDocument(tx, accountId, { id, document }, correction);
  const { now, actorId, reason } = correction;
  const detail = { number: document.number ?? '', total: document.total };
  await audit(tx, { at: now, accountId, actorId, action: 'document.issue', targetId: id, reason, detail });
};
