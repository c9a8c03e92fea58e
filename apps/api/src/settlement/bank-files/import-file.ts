import type { BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import { matchRecord } from '@laadpoort/domain/settlement/payouts/match-record';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { lockPayouts } from '../payouts/propose.ts';
import { tellOwners } from '../payouts/tell-owners.ts';
import { BankFileError, type BankFileProblem } from './bank-file-problem.ts';
import { readBankFile } from './read-bank-file.ts';
import { insertRecords, type RecordRow } from './insert-records.ts';
import { createSentPayments } from './sent-payments.ts';

const TIMEOUT_MS = 300_000;
/** Prisma keeps the parameters of its last hundred statements, for its own log of errors. */
const ROWS_AT_ONCE = 200;

interface Imported {
  readonly fileId: bigint;
  readonly wasReadBefore: boolean;
  /** Whose payments it is about. */
  readonly accountIds: readonly string[];
}

export interface ImportedFile {
  readonly name: string;
  readonly stored: StoredFile;
  readonly content: AsyncIterable<Uint8Array>;
  /** Of the operator. */
  readonly iban: string;
  readonly personId: string;
  readonly now: Date;
  readonly publicUrl: string;
}

/** Reads a file of the bank, in one transaction: all that is new of it, or nothing. */
export const importFile = async (
  { prisma }: Database,
  file: ImportedFile,
): Promise<Imported | BankFileProblem> => {
  try {
    return await prisma.$transaction((tx) => importInto(tx, file), { timeout: TIMEOUT_MS });
  } catch (error) {
    if (error instanceof BankFileError) return error.problem;
    throw error;
  }
};

const importInto = async (tx: Prisma.TransactionClient, file: ImportedFile): Promise<Imported> => {
  // Reading a large file of others' bookings asks the database nothing for a while.
  await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = '5min'`;
  await lockPayouts(tx);
  const { sha256 } = file.stored;
  const before = await tx.bankFile.findUnique({ where: { sha256 }, select: { id: true } });
  if (before) return { fileId: before.id, wasReadBefore: true, accountIds: [] };
  const [{ fileId } = { fileId: 0n }] = await tx.$queryRaw<{ fileId: bigint }[]>`
    SELECT nextval(pg_get_serial_sequence('bank_file', 'id')) AS "fileId"`;
  const sent = createSentPayments(tx);
  /** Accounts by their payments that something was told about. */
  const told = new Map<string, string>();
  const rows: RecordRow[] = [];
  // Rows refer to their file, whose row says how many entries it had, and never changes: they are checked at the end.
  await tx.$executeRaw`SET CONSTRAINTS bank_record_file_id_fkey DEFERRED`;
  const read = await readBankFile(file.content, await ibansOf(tx, file.iban), async (records) => {
    const payments = await sent.read(records);
    for (const record of records) {
      const outcome = matchRecord(record, payments);
      if (outcome.kind === 'not-ours') continue;
      rows.push({ record, outcome, fileId });
      for (const { id, accountId } of itemsOf(record, outcome, sent.itemsOf)) told.set(id, accountId);
    }
    if (rows.length >= ROWS_AT_ONCE) await insertRecords(tx, rows.splice(0));
  });
  // Thrown, so that nothing stays.
  if (!read.ok) throw new BankFileError(read.problem.code, read.problem.entry);
  await insertRecords(tx, rows);
  const { name, personId, now } = file;
  const { format, entries } = read;
  await tx.bankFile.create({
    data: { id: fileId, sha256, name, format, entries, importedAt: now, importedById: personId },
  });
  const entry = { at: now, accountId: null, actorId: personId, targetId: String(fileId) } as const;
  await audit(tx, { ...entry, action: 'bank-file.import', detail: { name, sha256, format, entries } });
  const { publicUrl } = file;
  await tellOwners(tx, { itemIds: [...told.keys()], before: { fileId: { not: fileId } }, now, publicUrl });
  return { fileId, wasReadBefore: false, accountIds: [...new Set(told.values())] };
};

/** The operator's own accounts: the one payments are made from now, and those they were made from. */
const ibansOf = async (
  { payoutBatch }: Pick<Prisma.TransactionClient, 'payoutBatch'>,
  iban: string,
): Promise<ReadonlySet<string>> => {
  const used = await payoutBatch.findMany({ distinct: ['debtorIban'], select: { debtorIban: true } });
  return new Set([iban, ...used.map(({ debtorIban }) => debtorIban)]);
};

const itemsOf = <Item>(
  { endToEndId, messageId, paymentInfoId }: BankRecord,
  { kind }: RecordRow['outcome'],
  itemsBy: (reference: string) => readonly Item[],
): readonly Item[] => {
  if (kind === 'not-matched') return [];
  const references = kind === 'item' ? [endToEndId] : [paymentInfoId, messageId];
  return references.flatMap((reference) => (reference === null ? [] : itemsBy(reference)));
};
