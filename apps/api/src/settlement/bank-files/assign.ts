import { parseEndToEndId } from '@laadpoort/domain/settlement/payouts/pain001';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { PayoutItem, Prisma } from '#platform/prisma/client.ts';
import { tellOwners } from '../payouts/tell-owners.ts';

interface Assignment {
  readonly recordId: bigint;
  /** `LP12-3`; null: it is about no payment. */
  readonly endToEndId: string | null;
  readonly reason: string;
  readonly personId: string;
  readonly now: Date;
  readonly publicUrl: string;
}

type Assigned =
  | { readonly ok: true; readonly accountId: string | null }
  | {
      readonly ok: false;
      readonly problem: 'not-found' | 'second-person-needed' | 'no-payment' | 'other-amount';
    };

/**
 * Somebody says what a record is about: a payment that was sent, of the same amount, or none. What pays, or has something
 * paid once more, takes two people: who read the file says of none of its records which payment it is.
 */
export const assignRecord = (
  { prisma }: Database,
  { recordId, endToEndId, reason, personId, now, publicUrl }: Assignment,
): Promise<Assigned> =>
  prisma.$transaction(async (tx) => {
    const open = { id: recordId, problem: { not: null }, assignedAt: null };
    const record = await tx.bankRecord.findFirst({
      where: open,
      include: { file: { select: { importedById: true } } },
    });
    if (!record) return { ok: false, problem: 'not-found' };
    if (endToEndId !== null && record.file.importedById === personId)
      return { ok: false, problem: 'second-person-needed' };
    const item = endToEndId === null ? null : await findSent(tx, endToEndId);
    if (endToEndId !== null && item === null) return { ok: false, problem: 'no-payment' };
    if (item && record.kind === 'booking' && record.amount?.toFixed(2) !== item.amount.toFixed(2))
      return { ok: false, problem: 'other-amount' };
    const by = { assignedAt: now, assignedById: personId, assignReason: reason };
    const { count } = await tx.bankRecord.updateMany({
      where: open,
      data: { ...by, ...(item && { itemId: item.id }) },
    });
    if (count === 0) return { ok: false, problem: 'not-found' };
    await audit(tx, {
      at: now,
      accountId: item?.accountId ?? null,
      actorId: personId,
      action: 'bank-record.assign',
      targetId: String(recordId),
      reason,
      detail: { endToEndId },
    });
    if (item) {
      const before = { id: { not: recordId } };
      await tellOwners(tx, { itemIds: [item.id], before, now, publicUrl });
    }
    return { ok: true, accountId: item?.accountId ?? null };
  });

const findSent = (
  { payoutItem }: Pick<Prisma.TransactionClient, 'payoutItem'>,
  endToEndId: string,
): Promise<PayoutItem | null> | null => {
  const parsed = parseEndToEndId(endToEndId);
  if (parsed === null || parsed.batchNumber > 2_147_483_647) return null;
  const { batchNumber: batchId, position } = parsed;
  return payoutItem.findFirst({
    where: { batchId, position, droppedAt: null, batch: { exportedAt: { not: null } } },
  });
};
