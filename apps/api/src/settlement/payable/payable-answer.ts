import type { getPayable } from '@laadpoort/contract/settlement/payable';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import type { Database } from '#platform/database/database.ts';
import { readPayable } from './read-payable.ts';

/** What the page of a session says about its payment; null if the account has no such session. */
export const readPayableAnswer = async (
  db: Database,
  asked: { readonly accountId: string; readonly sessionId: number; readonly limits: PayableLimits },
): Promise<EndpointAnswer<typeof getPayable> | null> => {
  const { accountId, sessionId, limits } = asked;
  const payable = (await readPayable(db, { accountIds: [accountId], sessionIds: [sessionId], limits })).get(
    sessionId,
  );
  if (!payable) return null;
  const session = await db.prisma.session.findUnique({
    where: { id: sessionId },
    select: { documentId: true },
  });
  const review = await db.prisma.payableReview.findFirst({
    where: { accountId, sessionId },
    orderBy: { id: 'desc' },
  });
  return {
    payable: payable.kind === 'held' ? { kind: 'held', reasons: [...payable.reasons] } : payable,
    isSettled: session?.documentId != null,
    review: review && {
      decision: review.decision === 'refuse' ? 'refuse' : 'pay',
      reason: review.reason,
      decidedAt: review.decidedAt.toISOString(),
    },
  };
};
