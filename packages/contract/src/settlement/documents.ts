import {
  DOCUMENT_KINDS,
  type DocumentSession,
  type SettlementDocument,
} from '@laadpoort/domain/settlement/documents/document';
import { DOCUMENT_HOLDS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import {
  amountSchema,
  dateSchema,
  pageQuery,
  reasonSchema,
  timestampSchema,
  uuidSchema,
} from '../wire/values.ts';
import { monthSchema } from './runs.ts';

/** Derived from what credits it and what the bank said, never stored. */
export const DOCUMENT_STATES = ['final', 'in-payout', 'paid', 'returned', 'credited'] as const;

const disputeSchema = z.strictObject({
  disputedAt: timestampSchema,
  reason: z.string(),
  answeredAt: timestampSchema.nullable(),
  answer: z.string().nullable(),
});

const documentSummarySchema = z.strictObject({
  id: uuidSchema,
  number: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  month: monthSchema,
  issuedOn: dateSchema,
  total: amountSchema,
  state: z.enum(DOCUMENT_STATES),
  /** The day it is planned to be paid on; null of a credit note. */
  payoutOn: dateSchema.nullable(),
  /** When the bank booked it; of a credit note, when it reduced a payment. */
  paidOn: dateSchema.nullable(),
  /** Why it is not paid on the next payout day if nothing changes; null: it is, or it is not to be paid any more. */
  hold: z.enum(DOCUMENT_HOLDS).nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

export const documentParams = z.strictObject({ documentId: uuidSchema });

/** A final document, as its hash says it, but for its sessions, which are a list of their own. */
const contentSchema = z.custom<Omit<SettlementDocument, 'sessions'>>().meta({ type: 'object' });

export const documentDetailSchema = z.strictObject({
  summary: documentSummarySchema,
  document: contentSchema,
  /** How many it has. */
  sessions: z.number().int(),
  /** SHA-256 of the document with `sessions`, as canonical JSON (RFC 8785), in hex. */
  hash: z.string(),
  /** Files that are kept as they were first made; one that is missing is made when it is asked for, or soon. */
  files: z.array(
    z.strictObject({
      format: z.enum(['pdf', 'xml']),
      /** SHA-256 of its bytes, in hex. */
      sha256: z.string(),
    }),
  ),
  /** What it replaces, was replaced by, credits or was credited by. */
  related: z.array(
    z.strictObject({
      id: uuidSchema,
      number: z.string(),
      relation: z.enum(['credits', 'credited-by', 'replaces', 'replaced-by']),
    }),
  ),
  dispute: disputeSchema.nullable(),
  /** The last day on which it can be disputed; null: no more, or it is a credit note. */
  disputableUntil: dateSchema.nullable(),
  /** Whether there is an electronic invoice of it. */
  hasUbl: z.boolean(),
});
export type DocumentDetail = z.infer<typeof documentDetailSchema>;

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/account/documents',
  summary: 'Invoices, statements and credit notes of the account, the latest first',
  scope: 'account',
  permission: 'account.view',
  response: z.strictObject({ documents: z.array(documentSummarySchema) }),
  changedBy: ['billing'],
});

export const getDocument = endpoint({
  method: 'GET',
  path: '/api/account/documents/:documentId',
  summary: 'A document with its lines; its sessions are a list of their own',
  scope: 'account',
  permission: 'account.view',
  params: documentParams,
  response: documentDetailSchema,
  changedBy: ['billing'],
});

/** Of a document, in its order. */
export const documentSessionsSchema = z.strictObject({
  sessions: z.array(z.custom<DocumentSession>().meta({ type: 'object' })),
  nextCursor: z.string().nullable(),
});

export const listDocumentSessions = endpoint({
  method: 'GET',
  path: '/api/account/documents/:documentId/sessions',
  summary: 'The sessions of a document, as it was made',
  scope: 'account',
  permission: 'account.view',
  params: documentParams,
  query: z.strictObject(pageQuery),
  response: documentSessionsSchema,
  changedBy: ['billing'],
});

export const documentFileQuery = z.strictObject({
  format: z.enum(['pdf', 'csv', 'xlsx', 'xml']).default('pdf'),
});

export const getDocumentFile = endpoint({
  method: 'GET',
  path: '/api/account/documents/:documentId/file',
  summary:
    'A document as a file: a PDF, its sessions as CSV or Excel, or the e-invoice (UBL) if its supplier has a VAT id',
  scope: 'account',
  permission: 'account.view',
  params: documentParams,
  query: documentFileQuery,
  response: 'export',
});

export const disputeDocument = endpoint({
  method: 'POST',
  path: '/api/account/documents/:documentId/dispute',
  summary:
    'Say within 14 days that something in a document is wrong: it is not paid until support has answered',
  scope: 'account',
  permission: 'bank.manage',
  params: documentParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: 'empty',
  changes: ['billing'],
  stepUp: true,
  errors: ['dispute-too-late', 'document-disputed'],
});
