import { ERE_REASONS } from '@laadpoort/domain/reports/ere/decide-ere';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, energyWhSchema, pageQuery, timestampSchema } from '../wire/values.ts';
import { reportFileQuery } from './report-file.ts';
import { ereQuery } from './ere.ts';

/** A session counts, is claimed already, or waits with a reason. */
export const ERE_STATES = ['counts', 'claimed', ...ERE_REASONS] as const;

const sessionSchema = z.strictObject({
  sessionId: z.number().int(),
  stationName: z.string(),
  serialNumber: z.string(),
  connectorId: z.number().int(),
  endedAt: timestampSchema,
  /** Its local day. */
  endDay: dateSchema,
  energyWh: energyWhSchema,
  state: z.enum(ERE_STATES),
  /** Null: none. */
  units: amountSchema.nullable(),
});
export type EreSessionRow = z.infer<typeof sessionSchema>;

export const listEreSessions = endpoint({
  method: 'GET',
  path: '/api/reports/ere/sessions',
  summary: 'The sessions of a year, the newest first: each counts, is claimed, or waits for a reason',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...ereQuery, ...pageQuery, state: z.enum(ERE_STATES).optional() }),
  response: z.strictObject({ rows: z.array(sessionSchema), nextCursor: z.string().nullable() }),
  changedBy: ['billing', 'account', 'charge-point', 'settlement'],
});

export const exportEre = endpoint({
  method: 'GET',
  path: '/api/reports/ere/export',
  summary: 'All sessions of a year with what the booking service asks about each, as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...ereQuery, ...reportFileQuery }),
  response: 'export',
});
