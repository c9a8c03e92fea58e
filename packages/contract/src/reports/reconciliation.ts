import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, pageQuery } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

/** Of delivery; the month before the current one unless specified otherwise. */
const reconciliationQuery = { month: monthSchema.optional() };

/** Without VAT. */
const amounts = {
  /** What billed sessions that ended in the month come to. */
  billed: amountSchema,
  /** What the documents of the month reimburse, credit notes taken off. */
  reimbursed: amountSchema,
  /** Billed less reimbursed. */
  difference: amountSchema,
};

const rowSchema = z.strictObject({
  accountId: z.string(),
  accountNumber: z.number().int(),
  accountName: z.string(),
  ...amounts,
  /** Of the difference, the sessions that are in no document yet: they wait, or nobody pays for them. */
  unsettled: amountSchema,
  /** The rest: sessions that another month's documents settle or that came late, and rounding. */
  other: amountSchema,
});
export type ReconciliationRow = z.infer<typeof rowSchema>;

const totalsSchema = z.strictObject({ accounts: z.number().int(), ...amounts });
export type ReconciliationTotals = z.infer<typeof totalsSchema>;

export const listReconciliation = endpoint({
  method: 'GET',
  path: '/api/support/reports/reconciliation',
  summary: 'What was billed for the sessions of a month, next to what its documents reimburse, by account',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject({ ...reconciliationQuery, ...pageQuery }),
  response: z.strictObject({
    month: monthSchema,
    rows: z.array(rowSchema),
    /** Of all pages. */
    totals: totalsSchema,
    nextCursor: z.string().nullable(),
  }),
  changedBy: ['settlement'],
});

export const exportReconciliation = endpoint({
  method: 'GET',
  path: '/api/support/reports/reconciliation/export',
  summary: 'The same as CSV, XLSX or PDF, all pages',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject({ ...reconciliationQuery, ...reportFileQuery }),
  response: 'export',
});
