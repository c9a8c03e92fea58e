import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, energyWhSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';
import { yearSchema } from './reimbursements.ts';
import { reportFileQuery } from './report-file.ts';

/** The current year unless specified otherwise. */
const cardsQuery = { year: yearSchema.optional() };

export const cardsReportSchema = z.strictObject({
  year: yearSchema,
  rows: z.array(
    z.strictObject({
      month: monthSchema,
      cardId: z.uuid(),
      /** Null: its holder is no member any more. */
      holderName: z.string().nullable(),
      uidMasked: z.string(),
      visualNumber: z.string().nullable(),
      sessions: z.number().int(),
      energyWh: energyWhSchema,
      /** Without VAT; zero where it charges free. */
      amount: amountSchema,
    }),
  ),
  totals: z.strictObject({ sessions: z.number().int(), energyWh: energyWhSchema, amount: amountSchema }),
});
export type CardsReport = z.infer<typeof cardsReportSchema>;

export const getCardsReport = endpoint({
  method: 'GET',
  path: '/api/reports/cards',
  summary: 'What the cards of the account’s members charged at its own stations, by month',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(cardsQuery),
  response: cardsReportSchema,
  changedBy: ['billing', 'mobility-card', 'account'],
});

export const exportCardsReport = endpoint({
  method: 'GET',
  path: '/api/reports/cards/export',
  summary: 'The same as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...cardsQuery, ...reportFileQuery }),
  response: 'export',
});
