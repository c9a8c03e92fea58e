import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, uuidSchema } from '../wire/values.ts';
import { monthQuery } from './month-query.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

/** Together the time in which a connector was there. */
const time = {
  upSeconds: z.number().int(),
  /** Faulted, or unavailable by itself. */
  faultedSeconds: z.number().int(),
  offlineSeconds: z.number().int(),
  /** Out of order, as the owner wants: it is no outage. */
  plannedSeconds: z.number().int(),
  /** Nobody knows: that is not up. */
  unknownSeconds: z.number().int(),
};
/** Of 1; null: it was not there. */
const uptimeSchema = z.number().nullable();

export const availabilitySchema = z.strictObject({
  month: monthSchema,
  /** Whose connectors they are; null: all of the account. */
  stationName: z.string().nullable(),
  /** Up to and including this day, since only whole days count; null: none is over yet. */
  lastDay: dateSchema.nullable(),
  rows: z.array(
    z.strictObject({
      stationId: uuidSchema,
      stationName: z.string(),
      chargePointId: uuidSchema,
      serialNumber: z.string(),
      connectorId: z.number().int(),
      ...time,
      uptime: uptimeSchema,
      /** Sessions that began, and those of them that gave no energy. */
      starts: z.number().int(),
      failedStarts: z.number().int(),
    }),
  ),
  /** All of them, day by day. */
  days: z.array(z.strictObject({ day: dateSchema, ...time, uptime: uptimeSchema })),
  totals: z.strictObject({ ...time, uptime: uptimeSchema }),
});
export type AvailabilityReport = z.infer<typeof availabilitySchema>;

export const getAvailability = endpoint({
  method: 'GET',
  path: '/api/reports/availability',
  summary: 'How long connectors were up in the days of a month that are over, and what they were otherwise',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(monthQuery),
  response: availabilitySchema,
  changedBy: [],
});

export const exportAvailability = endpoint({
  method: 'GET',
  path: '/api/reports/availability/export',
  summary: 'How long each connector was up in a month, as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...monthQuery, ...reportFileQuery }),
  response: 'export',
});
