import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, pageQuery, reasonSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import {
  documentDetailSchema,
  documentFileQuery,
  documentParams,
  documentSessionsSchema,
} from './documents.ts';

export const getSupportDocumentFile = endpoint({
  method: 'GET',
  path: '/api/support/settlement/documents/:documentId/file',
  summary: 'A document of any account as a file',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: documentParams,
  query: documentFileQuery,
  response: 'export',
});

export const getSupportDocument = endpoint({
  method: 'GET',
  path: '/api/support/settlement/documents/:documentId',
  summary: 'A document of any account',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: documentParams,
  response: z.strictObject({ ...documentDetailSchema.shape, accountId: z.string() }),
  changedBy: ['settlement'],
});

export const listSupportDocumentSessions = endpoint({
  method: 'GET',
  path: '/api/support/settlement/documents/:documentId/sessions',
  summary: 'The sessions of a document of any account',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: documentParams,
  query: z.strictObject(pageQuery),
  response: documentSessionsSchema,
  changedBy: ['settlement'],
});

export const listDisputes = endpoint({
  method: 'GET',
  path: '/api/support/settlement/disputes',
  summary: 'Documents that owners dispute and nobody has answered, the oldest first',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  response: z.strictObject({
    disputes: z.array(
      z.strictObject({
        documentId: uuidSchema,
        accountId: z.string(),
        accountName: z.string(),
        number: z.string(),
        total: amountSchema,
        disputedAt: timestampSchema,
        reason: z.string(),
      }),
    ),
  }),
  changedBy: ['settlement'],
});

export const answerDispute = endpoint({
  method: 'POST',
  path: '/api/support/settlement/documents/:documentId/answer',
  summary: 'Answer a dispute; the document is paid as it is, unless it is corrected',
  scope: 'platform',
  permission: 'settlement.manage',
  params: documentParams,
  body: z.strictObject({ answer: reasonSchema }),
  response: 'empty',
  changes: ['settlement', 'billing'],
  stepUp: true,
  errors: ['document-not-disputed'],
});

export const correctDocument = endpoint({
  method: 'POST',
  path: '/api/support/settlement/documents/:documentId/correction',
  summary: 'Credit a document as a whole, and issue another one about its sessions as they are now',
  scope: 'platform',
  permission: 'settlement.manage',
  params: documentParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: z.strictObject({ creditId: uuidSchema, replacementId: uuidSchema.nullable() }),
  changes: ['settlement', 'billing'],
  stepUp: true,
  errors: [
    'document-credited',
    'document-in-payout',
    'document-unchanged',
    'document-held',
    'session-changed',
  ],
});
