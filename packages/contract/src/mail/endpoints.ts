import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { timestampSchema } from '../wire/values.ts';

export const mailSchema = z.strictObject({
  id: z.string(),
  recipient: z.string(),
  subject: z.string(),
  createdAt: timestampSchema,
  state: z.enum(['waiting', 'sent', 'given-up']),
  attempts: z.number().int(),
  /** What the mail server said last; null: nothing went wrong. */
  lastError: z.string().nullable(),
  /** It was given up because the process ended each time that it was begun. */
  endsProcesses: z.boolean(),
});

export type Mail = z.infer<typeof mailSchema>;

export const listSupportMails = endpoint({
  method: 'GET',
  path: '/api/support/mails',
  summary:
    'The most recent e-mails and whether they were sent; not their contents, which have one-time links',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({
    /** Whether there is a mail server at all. */
    sends: z.boolean(),
    mails: z.array(mailSchema),
  }),
  changedBy: ['mail'],
});

export const sendSupportMailAgain = endpoint({
  method: 'POST',
  path: '/api/support/mails/:mailId/send',
  summary: 'Try again to send an e-mail that is waiting or was given up',
  scope: 'platform',
  permission: 'support.operate',
  params: z.strictObject({ mailId: z.string().regex(/^\d{1,18}$/) }),
  response: 'empty',
  errors: ['not-found'],
  perHour: 600,
  changes: ['mail'],
});

export const listDemoMails = endpoint({
  method: 'GET',
  path: '/api/demo/mails',
  summary: 'In a demo without a mail server: the e-mails it would have sent; elsewhere not found',
  scope: 'public',
  permission: null,
  response: z.strictObject({
    mails: z.array(
      z.strictObject({
        id: z.string(),
        recipient: z.string(),
        subject: z.string(),
        createdAt: timestampSchema,
        text: z.string(),
      }),
    ),
  }),
  changedBy: ['mail'],
});
