import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema } from '../wire/values.ts';
import { percentSchema } from './ere.ts';
import { yearSchema } from './reimbursements.ts';
import { typedPercentSchema } from './ere-entries.ts';

export const ereShareBodySchema = z.strictObject({
  year: yearSchema,
  renewablePercent: typedPercentSchema,
  /** Where it stands: of whom, when, by which name. */
  source: textSchema(300),
});

export const listEreShares = endpoint({
  method: 'GET',
  path: '/api/support/ere-shares',
  summary:
    'The renewable share of the grid by year, with its source, the newest first; the last of a year counts',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({
    shares: z.array(
      z.strictObject({
        year: yearSchema,
        renewablePercent: percentSchema,
        source: z.string(),
        recordedAt: timestampSchema,
        recordedBy: z.string(),
      }),
    ),
  }),
  changedBy: ['settlement'],
});

export const recordEreShare = endpoint({
  method: 'POST',
  path: '/api/support/ere-shares',
  summary:
    'Record the renewable share of the grid of a year; what is claimed already stays as it was claimed',
  scope: 'platform',
  permission: 'settlement.manage',
  body: ereShareBodySchema,
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
});
