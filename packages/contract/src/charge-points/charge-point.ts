import { AUTHORIZATION_MODES } from '@laadpoort/domain/whitelist/decide-authorization';
import { CONNECTOR_STATES } from '@laadpoort/domain/stations/connector-state';
import { fitsBasicAuthentication, parseOcppIdentity } from '@laadpoort/domain/stations/ocpp-identity';
import { z } from 'zod';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from '../wire/values.ts';

export const socketTypeSchema = z.enum(['type-2', 'ccs', 'chademo', 'schuko']);

export const authorizationModeSchema = z.enum(AUTHORIZATION_MODES);

/** Owner-facing state of a charging point (packages/domain stations/connector-state.ts). */
export const connectorStateSchema = z.enum(CONNECTOR_STATES);

export const runningSessionSchema = z.strictObject({
  id: z.number().int(),
  startedAt: timestampSchema,
  energyWh: energyWhSchema,
  powerW: z.number().int().nullable(),
  socPercent: z.number().nullable(),
  amount: amountSchema,
  currency: currencySchema,
  free: z.boolean(),
});

export const connectorSchema = z.strictObject({
  chargePointId: uuidSchema,
  connectorId: z.number().int(),
  state: connectorStateSchema,
  /** When that status began, by the charger's clock; null if it was never reported. */
  stateSince: timestampSchema.nullable(),
  /** The charger's own word while its state is `other-status`. */
  otherStatus: z.string().nullable(),
  errorCode: z.string().nullable(),
  vendorErrorCode: z.string().nullable(),
  statusInfo: z.string().nullable(),
  /** What the error means (packages/domain stations/fault-meaning.ts); null: no error, or an unknown one. */
  fault: z.string().nullable(),
  socketType: socketTypeSchema,
  phases: z.number().int(),
  maxCurrentA: z.number().int(),
  voltageV: z.number().int(),
  fixedCable: z.boolean(),
  publiclyAvailable: z.boolean(),
  outOfOrder: z.boolean(),
  /** `reported`: nobody has added it, it only appeared in a status. */
  setUp: z.enum(['added', 'reported']),
  /** Who it is reserved for, while it shows as reserved. */
  reservation: z.strictObject({ cardName: z.string(), until: timestampSchema }).nullable(),
  session: runningSessionSchema.nullable(),
  /** Of its public price page, `/p/<code>`. */
  publicCode: z.string(),
});

export type Connector = z.infer<typeof connectorSchema>;

export const chargePointSchema = z.strictObject({
  id: uuidSchema,
  stationId: uuidSchema,
  stationName: z.string(),
  /** Of the station's clock. */
  timeZone: z.string(),
  serialNumber: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  firmwareVersion: z.string().nullable(),
  connected: z.boolean(),
  connectedSince: timestampSchema.nullable(),
  lastSeenAt: timestampSchema.nullable(),
  bootedAt: timestampSchema.nullable(),
  authorizationMode: authorizationModeSchema,
  securityProfile: z.number().int(),
  connectors: z.array(connectorSchema),
  /** Numbers of charging points that a person has removed; one that a session runs on is among the connectors too. */
  hiddenConnectors: z.array(z.number().int()),
});

export type ChargePoint = z.infer<typeof chargePointSchema>;

export const connectorBodySchema = z.strictObject({
  socketType: socketTypeSchema,
  phases: z.union([z.literal(1), z.literal(3)]),
  maxCurrentA: z.number().int().min(6, { error: 'out-of-range' }).max(500, { error: 'out-of-range' }),
  fixedCable: z.boolean(),
  publiclyAvailable: z.boolean(),
});

/** A charge point's name in its URL, percent-encoded or not; it becomes its normal form. */
export const ocppIdentitySchema = z
  .string()
  .trim()
  .max(150, { error: 'ocpp-identity' })
  .overwrite((typed) => {
    const parsed = parseOcppIdentity(typed);
    return parsed.ok ? parsed.identity : typed;
  })
  .superRefine((identity, context) => {
    if (!parseOcppIdentity(identity).ok) context.addIssue('ocpp-identity');
    else if (!fitsBasicAuthentication(identity)) context.addIssue('ocpp-identity-colon');
  });

export const chargePointBodySchema = z.strictObject({
  serialNumber: textSchema(25),
  /** The charger's name in the URL; by default, the serial number. */
  ocppIdentity: ocppIdentitySchema.optional(),
  connectors: z.array(connectorBodySchema).min(1).max(8),
});

/** Shown once: the key is stored only as a hash. */
export const connectionDetailsSchema = z.strictObject({
  chargePointId: uuidSchema,
  stationId: uuidSchema,
  /** Base URL; most chargers append the identity themselves. */
  url: z.string(),
  identity: z.string(),
  /** AuthorizationKey as 40 hex digits (20 random bytes). */
  key: z.string(),
});

export const chargePointParams = z.strictObject({ chargePointId: uuidSchema });
