import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { EXCEPTION_REASONS } from '@laadpoort/domain/settlement/run/plan-documents';
import { PRO_FORMA_ASSUMPTIONS } from '@laadpoort/domain/settlement/run/pro-forma';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, energyWhSchema } from '../wire/values.ts';
import { monthSchema } from './runs.ts';

export const getProForma = endpoint({
  method: 'GET',
  path: '/api/account/pro-forma',
  summary: 'What the next document would say, were it made now: no invoice',
  scope: 'account',
  permission: 'account.view',
  response: z.strictObject({
    month: monthSchema,
    /** Null: no session would be in it, or the operator settles nothing yet. */
    document: z
      .strictObject({
        kind: z.enum(DOCUMENT_KINDS),
        sessions: z.number().int(),
        energyWh: energyWhSchema,
        net: amountSchema,
        /** Null: none is due. */
        vat: amountSchema.nullable(),
        total: amountSchema,
      })
      .nullable(),
    assumed: z.array(z.enum(PRO_FORMA_ASSUMPTIONS)),
    /** What would not be in it, as told. */
    waiting: z.array(
      z.strictObject({
        reason: z.enum(EXCEPTION_REASONS),
        sessions: z.number().int(),
        amount: amountSchema,
      }),
    ),
  }),
  changedBy: ['billing'],
});
export type ProFormaAnswer = z.infer<typeof getProForma.response>;

export const getProFormaFile = endpoint({
  method: 'GET',
  path: '/api/account/pro-forma/file',
  summary: 'The same as a PDF, marked as no invoice',
  scope: 'account',
  permission: 'account.view',
  response: 'export',
});
