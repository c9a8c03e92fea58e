import { recordKey, type BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import { matchRecord, type MatchOutcome } from '@laadpoort/domain/settlement/payouts/match-record';
import { createHash } from 'node:crypto';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { lockPayouts } from '../payouts/propose.ts';
import { BankFileError, type BankFileProblem } from './bank-file-problem.ts';
import { readBankFile } from './read-bank-file.ts';
import { createSentPayments } from './sent-payments.ts';

const TIMEOUT_MS = 300_000;

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
  await lockPayouts(tx);
  const { sha256 } = file.stored;
  const before = await tx.bankFile.findUnique({ where: { sha256 }, select: { id: true } });
  if (before) return { fileId: before.id, wasReadBefore: true, accountIds: [] };
  const [{ fileId } = { fileId: 0n }] = await tx.$queryRaw<{ fileId: bigint }[]>`
    SELECT nextval(pg_get_serial_sequence('bank_file', 'id')) AS "fileId"`;
  const sent = createSentPayments(tx);
  const accountIds = new Set<string>();
  const rows: Row[] = [];
  const flush = async (): Promise<void> => {
    await tx.bankRecord.createMany({ data: rows.splice(0), skipDuplicates: true });
  };
  // Rows refer to their file, whose row says how many entries it had, and never changes: they are checked at the end.
  await tx.$executeRaw`SET CONSTRAINTS bank_record_file_id_fkey DEFERRED`;
  const read = await readBankFile(file.content, await ibansOf(tx, file.iban), async (records) => {
    const payments = await sent.read(records);
    for (const record of records) {
      const outcome = matchRecord(record, payments);
      if (outcome.kind === 'not-ours') continue;
      rows.push(toRow(record, outcome, fileId));
      for (const id of accountsOf(record, outcome, sent.accountsOf)) accountIds.add(id);
    }
    if (rows.length >= 500) await flush();
  });
  // Thrown, so that nothing stays.
  if (!read.ok) throw new BankFileError(read.problem.code, read.problem.entry);
  await flush();
  const { name, personId, now } = file;
  const { format, entries } = read;
  await tx.bankFile.create({
    data: { id: fileId, sha256, name, format, entries, importedAt: now, importedById: personId },
  });
  const entry = { at: now, accountId: null, actorId: personId, targetId: String(fileId) } as const;
  await audit(tx, { ...entry, action: 'bank-file.import', detail: { name, sha256, format, entries } });
  return { fileId, wasReadBefore: false, accountIds: [...accountIds] };
};

/** The operator's own accounts: the one payments are made from now, and those they were made from. */
const ibansOf = async (
  { payoutBatch }: Pick<Prisma.TransactionClient, 'payoutBatch'>,
  iban: string,
): Promise<ReadonlySet<string>> => {
  const used = await payoutBatch.findMany({ distinct: ['debtorIban'], select: { debtorIban: true } });
  return new Set([iban, ...used.map(({ debtorIban }) => debtorIban)]);
};

type Row = Prisma.BankRecordCreateManyInput;
type Kept = Exclude<MatchOutcome, { readonly kind: 'not-ours' }>;

const toRow = (record: BankRecord, outcome: Kept, fileId: bigint): Row => {
  const { kind, entry, messageId, paymentInfoId, endToEndId } = record;
  const about = {
    itemId: outcome.kind === 'item' ? outcome.itemId : null,
    batchId: outcome.kind === 'batch' ? outcome.batchId : null,
    problem: outcome.kind === 'not-matched' ? outcome.reason : null,
  };
  const key = createHash('sha256').update(recordKey(record)).digest();
  const common = { key, fileId, kind, entry, messageId, paymentInfoId, endToEndId, ...about };
  const reason = record.kind === 'answer' ? record.reason : record.returned;
  const said = { reasonCode: reason?.code ?? null, reasonText: reason?.text ?? null };
  if (record.kind === 'answer') return { ...common, ...said, status: record.status };
  const { direction, isReversal, amount, servicerRef, detailCount, index, bookedOn, returned } = record;
  const booked = { direction, isReversal, amount, servicerRef, detailCount, index };
  return { ...common, ...said, ...booked, bookedOn: new Date(bookedOn), isReturn: returned !== null };
};

const accountsOf = (
  { endToEndId, messageId, paymentInfoId }: BankRecord,
  { kind }: Kept,
  accountsBy: (reference: string) => readonly string[],
): readonly string[] => {
  if (kind === 'not-matched') return [];
  const references = kind === 'item' ? [endToEndId] : [paymentInfoId, messageId];
  return references.flatMap((reference) => (reference === null ? [] : accountsBy(reference)));
};
