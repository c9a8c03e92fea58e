import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, pageQuery, uuidSchema } from '../wire/values.ts';
import { runParams, exceptionReasonSchema } from './runs.ts';

export const listRunDocuments = endpoint({
  method: 'GET',
  path: '/api/support/settlement/runs/:runId/documents',
  summary: 'Documents of a run by account',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: runParams,
  query: z.strictObject(pageQuery),
  response: z.strictObject({
    documents: z.array(
      z.strictObject({
        id: uuidSchema,
        accountId: z.string(),
        accountName: z.string(),
        supplier: z.string(),
        kind: z.enum(DOCUMENT_KINDS),
        number: z.string().nullable(),
        sessions: z.number().int(),
        total: amountSchema,
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  changedBy: ['settlement'],
});

export const listRunExceptions = endpoint({
  method: 'GET',
  path: '/api/support/settlement/runs/:runId/exceptions',
  summary: 'What a run leaves out: accounts by reason',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: runParams,
  query: z.strictObject({ ...pageQuery, reason: exceptionReasonSchema.optional() }),
  response: z.strictObject({
    exceptions: z.array(
      z.strictObject({
        accountId: z.string(),
        accountName: z.string(),
        reason: exceptionReasonSchema,
        sessions: z.number().int(),
        amount: amountSchema,
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  changedBy: ['settlement'],
});
