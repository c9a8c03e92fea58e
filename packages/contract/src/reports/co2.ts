import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { energyWhSchema, uuidSchema } from '../wire/values.ts';
import { monthSchema } from './monthly.ts';
import { yearSchema } from './reimbursements.ts';
import { reportFileQuery } from './report-file.ts';

/** The current year and all stations unless specified otherwise. */
const co2Query = { year: yearSchema.optional(), stationId: uuidSchema.optional() };

/** Kilograms with one decimal, half up. */
const kilogramsSchema = z.string().regex(/^\d+\.\d$/);

export const co2Schema = z.strictObject({
  year: yearSchema,
  stationName: z.string().nullable(),
  /** By which all of the year is estimated. */
  factor: z.strictObject({
    gramsPerKwh: z.number().int(),
    /** Whose electricity it is about. */
    year: z.number().int(),
    source: z.string(),
  }),
  rows: z.array(
    z.strictObject({
      month: monthSchema,
      stationId: uuidSchema,
      stationName: z.string(),
      energyWh: energyWhSchema,
      kilograms: kilogramsSchema,
    }),
  ),
  totals: z.strictObject({ energyWh: energyWhSchema, kilograms: kilogramsSchema }),
});
export type Co2Report = z.infer<typeof co2Schema>;

export const getCo2 = endpoint({
  method: 'GET',
  path: '/api/reports/co2',
  summary: 'An estimate of the CO2 of the electricity that was charged in a year',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(co2Query),
  response: co2Schema,
  changedBy: ['billing'],
});

export const exportCo2 = endpoint({
  method: 'GET',
  path: '/api/reports/co2/export',
  summary: 'The same as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject({ ...co2Query, ...reportFileQuery }),
  response: 'export',
});
