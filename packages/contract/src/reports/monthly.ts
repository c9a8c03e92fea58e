import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, currencySchema, energyWhSchema, uuidSchema, waitingSchema } from '../wire/values.ts';
import { reportFileQuery } from './report-file.ts';

export const monthSchema = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, { error: 'month' });

const monthlyQuery = {
  /** First and last month, both inclusive; at most 36 months. */
  from: monthSchema.optional(),
  to: monthSchema.optional(),
  stationId: uuidSchema.optional(),
  /** A row for each station, or for each of its connectors. */
  by: z.enum(['station', 'connector']).default('station'),
};

export const monthlyReportSchema = z.strictObject({
  currency: currencySchema,
  /** For the same months and station; not included in the rows. */
  waiting: waitingSchema,
  rows: z.array(
    z.strictObject({
      month: monthSchema,
      stationId: uuidSchema,
      stationName: z.string(),
      /** Street, postal code and town of the station. */
      address: z.string(),
      /** By connector; otherwise null. */
      connector: z
        .strictObject({ chargePointId: uuidSchema, serialNumber: z.string(), connectorId: z.number().int() })
        .nullable(),
      sessions: z.number().int(),
      paidEnergyWh: energyWhSchema,
      freeEnergyWh: energyWhSchema,
      /** Without VAT. */
      amount: amountSchema,
      /** What the amount is for; together it. */
      parts: z.strictObject({
        start: amountSchema,
        energy: amountSchema,
        time: amountSchema,
        /** Parking without charging. */
        idle: amountSchema,
        /** What minimums of sessions add, less what maximums take off. */
        limits: amountSchema,
      }),
      /** On the amount; 0 of owners who charge none. */
      vat: amountSchema,
      /** Without VAT, of the month before. */
      amountBefore: amountSchema,
      provisional: z.boolean(),
    }),
  ),
});
export type MonthlyReport = z.infer<typeof monthlyReportSchema>;

export const getMonthlyReport = endpoint({
  method: 'GET',
  path: '/api/reports/monthly',
  summary: 'Energy and income per month and station or connector; a session belongs to the month of its end',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(monthlyQuery),
  response: monthlyReportSchema,
  changedBy: ['billing'],
});

export const exportMonthlyReport = endpoint({
  method: 'GET',
  path: '/api/reports/monthly/export',
  summary: 'The monthly report as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({
    ...monthlyQuery,
    ...reportFileQuery,
  }),
  response: 'export',
});
