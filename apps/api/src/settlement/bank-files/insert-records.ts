import { recordKey, type BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import type { MatchOutcome } from '@laadpoort/domain/settlement/payouts/match-record';
import { createHash } from 'node:crypto';
import { columns } from '#platform/database/columns.ts';
import type { Prisma } from '#platform/prisma/client.ts';

/** A record of a file, and what it is about. */
export interface RecordRow {
  readonly record: BankRecord;
  readonly outcome: Exclude<MatchOutcome, { readonly kind: 'not-ours' }>;
  readonly fileId: bigint;
}

const booking = ({ record }: RecordRow) => (record.kind === 'booking' ? record : null);
const reason = ({ record }: RecordRow) => (record.kind === 'booking' ? record.returned : record.reason);

const record = columns<RecordRow>({
  key: ['text', (row) => createHash('sha256').update(recordKey(row.record)).digest('hex')],
  file_id: ['bigint', ({ fileId }) => fileId],
  entry: ['int', (row) => row.record.entry],
  kind: ['word', (row) => row.record.kind],
  direction: ['word', (row) => booking(row)?.direction ?? null],
  is_reversal: ['boolean', (row) => booking(row)?.isReversal ?? false],
  amount: ['numeric', (row) => booking(row)?.amount ?? null],
  booked_on: ['text', (row) => booking(row)?.bookedOn ?? null],
  servicer_ref: ['text', (row) => booking(row)?.servicerRef ?? null],
  detail_count: ['int', (row) => booking(row)?.detailCount ?? 0],
  index: ['int', (row) => booking(row)?.index ?? 1],
  status: ['word', (row) => (row.record.kind === 'answer' ? row.record.status : null)],
  message_id: ['text', (row) => row.record.messageId],
  payment_info_id: ['text', (row) => row.record.paymentInfoId],
  end_to_end_id: ['text', (row) => row.record.endToEndId],
  is_return: ['boolean', (row) => (booking(row)?.returned ?? null) !== null],
  reason_code: ['text', (row) => reason(row)?.code ?? null],
  reason_text: ['text', (row) => reason(row)?.text ?? null],
  item_id: ['uuid', ({ outcome }) => (outcome.kind === 'item' ? outcome.itemId : null)],
  batch_id: ['int', ({ outcome }) => (outcome.kind === 'batch' ? outcome.batchId : null)],
  problem: ['word', ({ outcome }) => (outcome.kind === 'not-matched' ? outcome.reason : null)],
});

const names = record.names.split(', ').map((name) => `"${name}"`);
const values = names.map((name) => {
  if (name === '"key"') return `decode(r.${name}, 'hex')`;
  return name === '"booked_on"' ? `r.${name}::date` : `r.${name}`;
});
const INSERT = `INSERT INTO bank_record (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${record.as('r')}
  ON CONFLICT (key) DO NOTHING`;

/** Adds the records that no file told before. Prisma takes ten times as long for the many of a statement. */
export const insertRecords = async (
  tx: Pick<Prisma.TransactionClient, '$executeRawUnsafe'>,
  rows: readonly RecordRow[],
): Promise<void> => {
  if (rows.length > 0) await tx.$executeRawUnsafe(INSERT, ...record.values(rows));
};
