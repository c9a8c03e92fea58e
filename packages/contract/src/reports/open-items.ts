import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { z } from 'zod';
import { DOCUMENT_STATES } from '../settlement/documents.ts';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, pageQuery, uuidSchema } from '../wire/values.ts';
import { reportFileQuery } from './report-file.ts';

export const openItemsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: uuidSchema,
      accountId: z.string(),
      accountNumber: z.number().int(),
      number: z.string(),
      kind: z.enum(DOCUMENT_KINDS),
      issuedOn: dateSchema,
      supplier: z.string(),
      state: z.enum(DOCUMENT_STATES),
      total: amountSchema,
      /** By its credit note. */
      credited: amountSchema,
      /** As booked by the bank, less what its credit note took from a payment. */
      paid: amountSchema,
      /** Total less credited less paid; negative: the owner owes it. */
      open: amountSchema,
    }),
  ),
  /** Of all pages; null beside the later ones. */
  open: amountSchema.nullable(),
  nextCursor: z.string().nullable(),
});
export type OpenItems = z.infer<typeof openItemsSchema>;

export const getOpenItems = endpoint({
  method: 'GET',
  path: '/api/support/reports/open-items',
  summary: 'Documents that are not fully paid, or of which something is to be paid back',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject(pageQuery),
  response: openItemsSchema,
  changedBy: ['settlement'],
});

export const exportOpenItems = endpoint({
  method: 'GET',
  path: '/api/support/reports/open-items/export',
  summary: 'The same as CSV, XLSX or PDF, all pages',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: z.strictObject({
    ...reportFileQuery,
  }),
  response: 'export',
});
