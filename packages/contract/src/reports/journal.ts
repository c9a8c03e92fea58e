import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, pageQuery, uuidSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

/** All documents, or those with VAT that the operator deducts. */
export const JOURNAL_LISTS = ['journal', 'input-vat'] as const;

const journalQuery = {
  /** First and last month of issue, both inclusive; the current one unless specified otherwise. */
  from: monthSchema.optional(),
  to: monthSchema.optional(),
  list: z.enum(JOURNAL_LISTS).default('journal'),
};

/** Negative of credit notes, so that each column adds up. */
const amounts = { net: amountSchema, vat: amountSchema, total: amountSchema };

const rowSchema = z.strictObject({
  id: uuidSchema,
  accountId: z.string(),
  accountNumber: z.number().int(),
  number: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  issuedOn: dateSchema,
  /** In which the energy was delivered. */
  month: monthSchema,
  supplier: z.string(),
  vatId: z.string().nullable(),
  /** The document that a credit note credits. */
  credits: z.string().nullable(),
  ...amounts,
});
export type JournalRow = z.infer<typeof rowSchema>;

const totalsSchema = z.strictObject({ documents: z.number().int(), ...amounts });
export type JournalTotals = z.infer<typeof totalsSchema>;

export const listJournal = endpoint({
  method: 'GET',
  path: '/api/support/reports/journal',
  summary: 'Documents that were issued in a period, with what they add up to, for the books of the operator',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject({ ...journalQuery, ...pageQuery }),
  response: z.strictObject({
    from: monthSchema,
    to: monthSchema,
    rows: z.array(rowSchema),
    /** Of all pages. */
    totals: totalsSchema,
    nextCursor: z.string().nullable(),
  }),
  changedBy: ['settlement'],
});

export const exportJournal = endpoint({
  method: 'GET',
  path: '/api/support/reports/journal/export',
  summary: 'The same as CSV, XLSX or PDF, all pages',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject({
    ...journalQuery,
    ...reportFileQuery,
  }),
  response: 'export',
});
