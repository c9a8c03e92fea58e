import type { BankFile, UnmatchedRecord } from '@laadpoort/contract/settlement/bank-files';
import { NOT_MATCHED_REASONS } from '@laadpoort/domain/settlement/payouts/match-record';
import { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';

const SHOWN = 100;
const problem = z.enum(NOT_MATCHED_REASONS);
/** A person still has to say what it is. */
const OPEN = { problem: { not: null }, assignedAt: null } satisfies Prisma.BankRecordWhereInput;

/** Files of the bank, the latest first. */
export const readFiles = async (
  { prisma }: Database,
  where: Prisma.BankFileWhereInput = {},
): Promise<BankFile[]> => {
  const rows = await prisma.bankFile.findMany({ where, orderBy: { id: 'desc' }, take: SHOWN });
  const fileId = { in: rows.map(({ id }) => id) };
  const count = (more: Prisma.BankRecordWhereInput) =>
    prisma.bankRecord.groupBy({ by: ['fileId'], where: { fileId, ...more }, _count: true });
  const [all, open, people] = await Promise.all([
    count({ problem: null }),
    count(OPEN),
    prisma.user.findMany({
      where: { id: { in: rows.map(({ importedById }) => importedById) } },
      select: { id: true, name: true },
    }),
  ]);
  const countsOf = (counts: typeof all) =>
    new Map(counts.map(({ fileId: id, _count: records }) => [id, records]));
  const [matched, notMatched] = [countsOf(all), countsOf(open)];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, name, format, entries, importedAt, importedById }) => ({
    id: String(id),
    name,
    format,
    entries,
    importedAt: importedAt.toISOString(),
    importedBy: names.get(importedById) ?? '',
    matched: matched.get(id) ?? 0,
    notMatched: notMatched.get(id) ?? 0,
  }));
};

const kindOf = (direction: string | null): UnmatchedRecord['kind'] =>
  direction === 'debit' || direction === 'credit' ? direction : 'rejection';

/** What nobody has said yet what it is, the oldest first. */
export const readUnmatched = async ({
  prisma,
}: Database): Promise<{ records: UnmatchedRecord[]; total: number }> => {
  const [rows, total] = await Promise.all([
    prisma.bankRecord.findMany({
      where: OPEN,
      orderBy: { id: 'asc' },
      take: SHOWN,
      include: { file: { select: { name: true } } },
    }),
    prisma.bankRecord.count({ where: OPEN }),
  ]);
  const records = rows.map((row) => ({
    id: String(row.id),
    fileName: row.file.name,
    entry: row.entry,
    kind: kindOf(row.direction),
    amount: row.amount?.toFixed(2) ?? null,
    bookedOn: row.bookedOn?.toISOString().slice(0, 10) ?? null,
    endToEndId: row.endToEndId,
    paymentInfoId: row.paymentInfoId,
    reasonCode: row.reasonCode,
    reasonText: row.reasonText,
    problem: problem.parse(row.problem),
  }));
  return { records, total };
};
