import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { timestampSchema } from '../wire/values.ts';

const jobSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** What it is about, for people. */
  about: z.string(),
  createdAt: timestampSchema,
  state: z.enum(['waiting', 'given-up']),
  attempts: z.number().int(),
  /** What went wrong last; null: nothing did. */
  lastError: z.string().nullable(),
  /** It was given up because the process ended each time that it was begun. */
  endsProcesses: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

export const listSupportJobs = endpoint({
  method: 'GET',
  path: '/api/support/jobs',
  summary: 'Jobs that are waiting or were given up, the latter first; finished ones are not kept',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({
    jobs: z.array(jobSchema),
    /** Also of those that are not shown. */
    waiting: z.number().int(),
    givenUp: z.number().int(),
  }),
  changedBy: ['job', 'settlement'],
});

export const doSupportJobAgain = endpoint({
  method: 'POST',
  path: '/api/support/jobs/:jobId/again',
  summary: 'Try a job again that was given up',
  scope: 'platform',
  permission: 'support.operate',
  params: z.strictObject({ jobId: z.string().regex(/^\d{1,18}$/) }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['job'],
});
