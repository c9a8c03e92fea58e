import { DOCUMENT_KINDS } from '@laadpoort/domain/settlement/documents/document';
import { EXCEPTION_REASONS } from '@laadpoort/domain/settlement/run/plan-documents';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

export const monthSchema = z.string().regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/, { error: 'month' });

/** Being drawn up, drawn up and to be approved, being issued, or issued. */
export const RUN_STATES = ['drafting', 'drafted', 'finalising', 'final'] as const;

const runSchema = z.strictObject({
  id: uuidSchema,
  month: monthSchema,
  state: z.enum(RUN_STATES),
  startedAt: timestampSchema,
  startedBy: z.string(),
  /** Whether it was whoever asks: then another person approves. */
  isOwn: z.boolean(),
  approvedAt: timestampSchema.nullable(),
  approvedBy: z.string().nullable(),
  finalisedAt: timestampSchema.nullable(),
  /** Accounts that are done in the step it is in, of those known so far. */
  accounts: z.strictObject({ done: z.number().int(), all: z.number().int() }),
  documents: z.number().int(),
  total: amountSchema,
});
export type SettlementRun = z.infer<typeof runSchema>;

export const runParams = z.strictObject({ runId: uuidSchema });

export const exceptionReasonSchema = z.enum([...EXCEPTION_REASONS, 'changed', 'failed']);
export type RunExceptionReason = z.infer<typeof exceptionReasonSchema>;

export const listSettlementRuns = endpoint({
  method: 'GET',
  path: '/api/support/settlement/runs',
  summary: 'Monthly runs, the latest month first',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({
    runs: z.array(runSchema),
    /** The month of which the next run can be started; null: none is over yet that has no run. */
    nextMonth: monthSchema.nullable(),
    isOperatorSetUp: z.boolean(),
  }),
  changedBy: ['settlement'],
});

export const startSettlementRun = endpoint({
  method: 'POST',
  path: '/api/support/settlement/runs',
  summary: 'Draw up the documents about a month',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({ month: monthSchema }),
  response: z.strictObject({ id: uuidSchema }),
  changes: ['settlement'],
  stepUp: true,
  errors: ['operator-not-set-up', 'month-not-over', 'run-exists', 'run-unfinished'],
});

export const getSettlementRun = endpoint({
  method: 'GET',
  path: '/api/support/settlement/runs/:runId',
  summary: 'A run: what it pays by kind of document, and what it leaves out and why',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  params: runParams,
  response: z.strictObject({
    run: runSchema,
    kinds: z.array(
      z.strictObject({
        kind: z.enum(DOCUMENT_KINDS),
        documents: z.number().int(),
        net: amountSchema,
        vat: amountSchema,
        total: amountSchema,
      }),
    ),
    exceptions: z.array(
      z.strictObject({
        reason: exceptionReasonSchema,
        accounts: z.number().int(),
        sessions: z.number().int(),
        /** As told: with or without VAT, whatever the owner typed. */
        amount: amountSchema,
      }),
    ),
  }),
  changedBy: ['settlement'],
});

export const redraftSettlementRun = endpoint({
  method: 'POST',
  path: '/api/support/settlement/runs/:runId/redraft',
  summary: 'Draw up a run again that is not approved yet: its drafts are replaced',
  scope: 'platform',
  permission: 'settlement.manage',
  params: runParams,
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
  errors: ['run-approved'],
});

export const approveSettlementRun = endpoint({
  method: 'POST',
  path: '/api/support/settlement/runs/:runId/approval',
  summary: 'Approve the drafts of a run, which are then issued; not by the person who started it',
  scope: 'platform',
  permission: 'settlement.manage',
  params: runParams,
  /** What the approver saw: if it is another by now, nothing is approved. */
  body: z.strictObject({ documents: z.number().int(), total: amountSchema }),
  response: 'empty',
  changes: ['settlement', 'billing'],
  stepUp: true,
  errors: ['second-person-needed', 'own-account', 'run-not-drafted', 'run-approved', 'run-changed'],
});
