import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { pageQuery, timestampSchema, uuidSchema } from '../wire/values.ts';
import { monthQuery } from './month-query.ts';
import { monthSchema } from './monthly.ts';
import { reportFileQuery } from './report-file.ts';

const faultSchema = z.strictObject({
  id: z.string(),
  stationId: uuidSchema,
  stationName: z.string(),
  timeZone: z.string(),
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  /** 0: the charge point as a whole. */
  connectorId: z.number().int(),
  at: timestampSchema,
  /** When it reported no fault any more; null: it has not yet. */
  endedAt: timestampSchema.nullable(),
  status: z.string().nullable(),
  errorCode: z.string(),
  vendorErrorCode: z.string().nullable(),
  info: z.string().nullable(),
  /** What it means (`faults` of the portal's texts); null: nobody knows. */
  meaning: z.string().nullable(),
  /** The first command that somebody sent while it lasted; null: none. */
  action: z.string().nullable(),
  /** How often this connector reported the same code in the 30 days before. */
  timesBefore: z.number().int(),
});
export type Fault = z.infer<typeof faultSchema>;

export const faultsSchema = z.strictObject({
  month: monthSchema,
  stationName: z.string().nullable(),
  /** The latest first. */
  rows: z.array(faultSchema),
  /** Of all pages, the most frequent first. */
  byCode: z.array(z.strictObject({ errorCode: z.string(), faults: z.number().int() })),
  nextCursor: z.string().nullable(),
});
export type FaultsReport = z.infer<typeof faultsSchema>;

export const listFaults = endpoint({
  method: 'GET',
  path: '/api/reports/faults',
  summary: 'The faults that chargers reported in a month, with how long they lasted and what was done',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...monthQuery, ...pageQuery }),
  response: faultsSchema,
  changedBy: ['event'],
});

export const exportFaults = endpoint({
  method: 'GET',
  path: '/api/reports/faults/export',
  summary: 'The same as CSV, XLSX or PDF, all pages',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...monthQuery, ...reportFileQuery }),
  response: 'export',
});
