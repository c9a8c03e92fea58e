import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { uuidSchema } from '../wire/values.ts';
import { monthQuery } from './month-query.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

const secondsSchema = z.number();

export const utilisationSchema = z.strictObject({
  month: monthSchema,
  /** Whose connectors they are; null: all of the account. */
  stationName: z.string().nullable(),
  rows: z.array(
    z.strictObject({
      stationId: uuidSchema,
      stationName: z.string(),
      chargePointId: uuidSchema,
      serialNumber: z.string(),
      connectorId: z.number().int(),
      /** In which it was there, so far. */
      availableSeconds: secondsSchema,
      occupiedSeconds: secondsSchema,
      /** Occupied and not charging. */
      idleSeconds: secondsSchema,
      /** That ended in the month, whether they are billed or not. */
      sessions: z.number().int(),
      /** Of 24 hours in which it was there; null: it was not. */
      sessionsPerDay: z.number().nullable(),
    }),
  ),
  /** By the clocks of the stations; weekday 1 is Monday. */
  hours: z.array(
    z.strictObject({
      weekday: z.number().int(),
      hour: z.number().int(),
      availableSeconds: secondsSchema,
      occupiedSeconds: secondsSchema,
    }),
  ),
});
export type Utilisation = z.infer<typeof utilisationSchema>;

export const getUtilisation = endpoint({
  method: 'GET',
  path: '/api/reports/utilisation',
  summary: 'How connectors were used in a month: each, and by hour of the week',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(monthQuery),
  response: utilisationSchema,
  changedBy: ['billing'],
});

export const exportUtilisation = endpoint({
  method: 'GET',
  path: '/api/reports/utilisation/export',
  summary: 'How each connector was used in a month, as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({
    ...monthQuery,
    ...reportFileQuery,
  }),
  response: 'export',
});
