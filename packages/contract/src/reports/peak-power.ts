import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { monthQuery } from './month-query.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

export const peakPowerSchema = z.strictObject({
  month: monthSchema,
  /** Whose power it is; null: of each station of the account. */
  stationName: z.string().nullable(),
  /** Of days that are over. */
  rows: z.array(
    z.strictObject({
      day: dateSchema,
      stationId: uuidSchema,
      stationName: z.string(),
      timeZone: z.string(),
      /** In the highest quarter of an hour: the sum of the connectors' highest power in it. */
      peakW: z.number().int(),
      peakAt: timestampSchema,
    }),
  ),
});
export type PeakPower = z.infer<typeof peakPowerSchema>;

export const getPeakPower = endpoint({
  method: 'GET',
  path: '/api/reports/peak-power',
  summary: 'The highest power of each station on each day of a month that is over',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(monthQuery),
  response: peakPowerSchema,
  changedBy: [],
});

export const exportPeakPower = endpoint({
  method: 'GET',
  path: '/api/reports/peak-power/export',
  summary: 'The same as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...monthQuery, ...reportFileQuery }),
  response: 'export',
});
