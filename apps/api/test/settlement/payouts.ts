import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';

const DAY_MS = 86_400_000;

/** A product in a test: its database, and what time it is there. */
interface Product {
  readonly database: Database;
  readonly clock: { readonly now: Date };
}

interface Payee {
  readonly accountId: string;
  readonly bankAccountVersionId: bigint;
}

/** An account of some age, with a bank account that was checked long ago. */
export const addPayee = async (
  t: Product,
  holder = 'J. de Vries',
  iban = 'NL20INGB0001234567',
): Promise<Payee> => {
  const { prisma } = t.database;
  const before = new Date(t.clock.now.getTime() - 100 * DAY_MS);
  const accountId = randomUUID();
  await prisma.organization.create({
    data: { id: accountId, name: holder, slug: accountId, createdAt: before },
  });
  const { id } = await prisma.bankAccountVersion.create({
    data: { accountId, iban, holder, enteredAt: before, enteredById: 'owner' },
  });
  await addPayeeCheck(t, { accountId, bankAccountVersionId: id }, 'match', before);
  return { accountId, bankAccountVersionId: id };
};

export const addPayeeCheck = async (
  { database, clock }: Product,
  payee: Payee,
  result: string,
  recordedAt = clock.now,
): Promise<void> => {
  await database.prisma.payeeCheck.create({
    data: { ...payee, result, note: '', recordedAt, recordedById: 'admin' },
  });
};

let numbers = 0;

/** A final document of an account, or the credit note for one. */
export const addFinalDocument = async (
  { database, clock }: Product,
  accountId: string,
  total: string,
  creditsId: string | null = null,
): Promise<{ readonly id: string; readonly number: string }> => {
  numbers += 1;
  const number = `${creditsId === null ? 'VO' : 'VC'}-9999-2026-${String(numbers).padStart(4, '0')}`;
  const { id } = await database.prisma.document.create({
    data: {
      accountId,
      accountNumber: 9999,
      partyVersionId: 1n,
      kind: creditsId === null ? 'statement' : 'statement-credit',
      month: '2026-10',
      number,
      issuedOn: clock.now,
      finalisedAt: clock.now,
      creditsId,
      total,
      content: { payoutOn: creditsId === null ? '2026-11-20' : null },
      hash: Buffer.alloc(32),
    },
  });
  return { id, number };
};

/** A batch that pays an account; proposed by nobody who could sign in. */
export const addBatch = async ({ database, clock }: Product, accountId: string): Promise<number> => {
  const { id } = await database.prisma.payoutBatch.create({
    data: {
      executeOn: clock.now,
      debtorName: 'Operator B.V.',
      debtorIban: 'NL02ABNA0123456789',
      proposedAt: clock.now,
      proposedById: 'nobody',
      items: {
        create: {
          position: 1,
          accountId,
          bankAccountVersionId: 1n,
          iban: 'NL20INGB0001234567',
          holder: 'Canary',
          amount: '1.00',
        },
      },
    },
  });
  return id;
};
