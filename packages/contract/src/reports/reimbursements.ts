import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { z } from 'zod';
import { DOCUMENT_STATES } from '../settlement/documents.ts';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, currencySchema, dateSchema, energyWhSchema, uuidSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

export const yearSchema = z.string().regex(/^2\d{3}$/, { error: 'out-of-range' });

/** In which months energy was delivered; the current year unless specified otherwise. */
const reimbursementsQuery = { year: yearSchema.optional() };

/** Negative of credit notes, so that each column adds up. */
const amounts = {
  energyWh: energyWhSchema,
  net: amountSchema,
  vat: amountSchema,
  total: amountSchema,
};

export const reimbursementsSchema = z.strictObject({
  currency: currencySchema,
  year: yearSchema,
  rows: z.array(
    z.strictObject({
      id: uuidSchema,
      number: z.string(),
      kind: z.enum(DOCUMENT_KINDS),
      month: monthSchema,
      issuedOn: dateSchema,
      ...amounts,
      /** Null of a credit note. */
      state: z.enum(DOCUMENT_STATES).nullable(),
      /** When the bank booked it; a credit note: when it reduced a payment. */
      paidOn: dateSchema.nullable(),
    }),
  ),
  totals: z.strictObject(amounts),
  /** What was paid on days of the year, whichever months it is about. */
  received: amountSchema,
});
export type Reimbursements = z.infer<typeof reimbursementsSchema>;

export const getReimbursements = endpoint({
  method: 'GET',
  path: '/api/reports/reimbursements',
  summary: 'The documents about a year, with what was received in it',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(reimbursementsQuery),
  response: reimbursementsSchema,
  changedBy: ['billing'],
});

export const exportReimbursements = endpoint({
  method: 'GET',
  path: '/api/reports/reimbursements/export',
  summary: 'The same as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({
    ...reimbursementsQuery,
    ...reportFileQuery,
  }),
  response: 'export',
});
