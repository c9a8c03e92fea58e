import { ERE_REASONS } from '@laadpoort/domain/reports/ere/decide-ere';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, energyWhSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { yearSchema } from './reimbursements.ts';
import { reportFileQuery } from './report-file.ts';

/** In which sessions ended; the current year unless specified otherwise. */
export const ereQuery = { year: yearSchema.optional() };

export const percentSchema = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);

export const ereMeterSchema = z.strictObject({
  validFrom: dateSchema,
  ean: z.string().nullable(),
  meterSerial: z.string().nullable(),
  mid: z.string().nullable(),
  builtIn: z.boolean(),
  ownRenewablePercent: percentSchema.nullable(),
  /** What shows that share. */
  ownRenewableProof: z.string().nullable(),
  enteredAt: timestampSchema,
  enteredBy: z.string(),
});
export type EreMeterEntry = z.infer<typeof ereMeterSchema>;

const sumSchema = z.strictObject({
  sessions: z.number().int(),
  energyWh: energyWhSchema,
  /** Emission reduction units, each a kilogram of CO2. */
  units: amountSchema,
});

const authorisationSchema = z.strictObject({
  id: z.string(),
  /** Of the text that was signed. */
  version: z.number().int(),
  service: z.string(),
  signedName: z.string(),
  address: z.string(),
  eans: z.array(z.string()),
  validFrom: dateSchema,
  /** Earlier than it was signed for if it was withdrawn. */
  validUntil: dateSchema,
  signedAt: timestampSchema,
  signedBy: z.string(),
  withdrawn: z.boolean(),
});
export type EreAuthorisationEntry = z.infer<typeof authorisationSchema>;

const claimSchema = z.strictObject({
  id: z.string(),
  madeAt: timestampSchema,
  madeBy: z.string(),
  ...sumSchema.shape,
  /** Sessions whose energy was changed since; what was claimed stays claimed. */
  differences: z.array(
    z.strictObject({ sessionId: z.number().int(), claimedWh: energyWhSchema, nowWh: energyWhSchema }),
  ),
});
export type EreClaim = z.infer<typeof claimSchema>;

const reportSchema = z.strictObject({
  year: yearSchema,
  /** Renewable share of the grid, as the operator recorded it; null: not yet. */
  share: z.strictObject({ renewablePercent: percentSchema, source: z.string() }).nullable(),
  /** Can be claimed now. */
  counting: sumSchema,
  claimed: sumSchema,
  waiting: z.array(
    z.strictObject({ reason: z.enum(ERE_REASONS), sessions: z.number().int(), energyWh: energyWhSchema }),
  ),
  chargers: z.array(
    z.strictObject({
      chargePointId: uuidSchema,
      stationName: z.string(),
      serialNumber: z.string(),
      /** As it holds today; null: nothing was entered. */
      meter: ereMeterSchema.nullable(),
      coming: z.array(ereMeterSchema),
    }),
  ),
  authorisations: z.array(authorisationSchema),
  /** Of sessions of the year, the newest first. */
  claims: z.array(claimSchema),
});
export type EreReport = z.infer<typeof reportSchema>;

export const getEre = endpoint({
  method: 'GET',
  path: '/api/reports/ere',
  summary:
    'Emission reduction units (ERE) of a year: what can be claimed, what was, and why the rest waits; meters, authorisations and claims',
  scope: 'account',
  permission: 'reports.view',
  query: z.strictObject(ereQuery),
  response: reportSchema,
  changedBy: ['billing', 'account', 'charge-point', 'settlement'],
});

export const exportEreClaim = endpoint({
  method: 'GET',
  path: '/api/reports/ere/claims/:claimId/export',
  summary: 'A claim as it was made, for the booking service, as CSV, XLSX or PDF',
  scope: 'account',
  permission: 'reports.view',
  params: z.strictObject({ claimId: z.string().regex(/^[1-9]\d{0,17}$/) }),
  query: z.strictObject(reportFileQuery),
  errors: ['not-found'],
  response: 'export',
});
