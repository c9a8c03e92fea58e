import { writePain001, type PaymentFormat } from '@laadpoort/domain/settlement/payouts/pain001';
import type { Database } from '#platform/database/database.ts';

interface PaymentFile {
  readonly name: string;
  readonly xml: string;
  /** Whom it pays. */
  readonly accountIds: readonly string[];
}

/** The payment file of a batch, made of what is frozen; `not-exported` before it was given out. */
export const readPaymentFile = async (
  { prisma }: Database,
  batchId: number,
  format: PaymentFormat,
): Promise<PaymentFile | 'not-found' | 'not-exported'> => {
  const batch = await prisma.payoutBatch.findUnique({
    where: { id: batchId },
    include: {
      items: {
        where: { droppedAt: null },
        orderBy: { position: 'asc' },
        include: { documents: { orderBy: { number: 'asc' } } },
      },
    },
  });
  if (!batch) return 'not-found';
  if (batch.exportedAt === null) return 'not-exported';
  const { debtorName: name, debtorIban: iban, debtorBic: bic } = batch;
  const xml = writePain001(
    {
      number: batch.id,
      createdAt: batch.exportedAt,
      executeOn: batch.executeOn.toISOString().slice(0, 10),
      debtor: { name, iban, bic },
      items: batch.items.map((item) => ({
        position: item.position,
        amount: item.amount.toFixed(2),
        iban: item.iban,
        holder: item.holder,
        documentNumbers: item.documents.flatMap(({ number, amount }) =>
          amount.isPositive() ? [number] : [],
        ),
      })),
    },
    format,
  );
  const accountIds = batch.items.map(({ accountId }) => accountId);
  return { name: `LP${batch.id}-${format}.xml`, xml, accountIds };
};
