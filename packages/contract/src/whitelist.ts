import { parseIdTag } from '@laadpoort/domain/cards/id-tag';
import { NEAR_MATCHES } from '@laadpoort/domain/cards/near-match';
import { z } from 'zod';
import { textSchema, timestampSchema, uuidSchema } from './wire/values.ts';

/** A card's number as people copy it; packages/domain cards/id-tag.ts reads it. */
export const uidSchema = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(100, { error: 'too-long' })
  .superRefine((typed, context) => {
    const parsed = parseIdTag(typed);
    if (!parsed.ok) context.addIssue(UID_PROBLEMS[parsed.reason]);
  });

const UID_PROBLEMS = {
  empty: 'required',
  'too-long': 'too-long',
  'not-printable': 'uid-characters',
} as const;

/** OCPP parentIdTag; empty is none. */
const groupSchema = z
  .string()
  .trim()
  .max(20, { error: 'too-long' })
  .regex(/^[\x20-\x7e]*$/, { error: 'uid-characters' });

/** Of a refused card; it grows beyond what a number of JSON holds. */
const refusalIdSchema = z.string().regex(/^\d{1,18}$/, { error: 'malformed' });

export const whitelistEntrySchema = z.strictObject({
  id: uuidSchema,
  /** Masked, unless it was entered by hand or somebody of the account holds the card. */
  uid: z.string(),
  uidMasked: z.string(),
  description: z.string(),
  /** Cards in the same group may stop each other's sessions and use each other's reservations. */
  group: z.string().nullable(),
  /** Empty: all stations. */
  stationIds: z.array(uuidSchema),
  validFrom: timestampSchema.nullable(),
  validUntil: timestampSchema.nullable(),
  blocked: z.boolean(),
  /** From the token provider registered in the product, otherwise null. */
  network: z.string().nullable(),
  lastUsedAt: timestampSchema.nullable(),
  createdAt: timestampSchema,
});

export type WhitelistEntry = z.infer<typeof whitelistEntrySchema>;

/** How a card may charge for free, whichever card it is. */
export const newEntrySchema = z.strictObject({
  description: textSchema(100),
  group: groupSchema.nullable().default(null),
  stationIds: z.array(uuidSchema).max(500).default([]),
  validFrom: timestampSchema.nullable().default(null),
  validUntil: timestampSchema.nullable().default(null),
});

/** Which card: exactly one of the number as it is typed, a session of the card, or its refusal. */
export const whitelistBodySchema = newEntrySchema
  .extend({
    uid: uidSchema.optional(),
    /** Saved although it does not look like the number of a card (`uid-unusual`). */
    unusualUid: z.boolean().default(false),
    sessionId: z.int().min(1).max(2_147_483_647).optional(),
    refusalId: refusalIdSchema.optional(),
  })
  .refine(
    ({ uid, sessionId, refusalId }) =>
      [uid, sessionId, refusalId].filter((each) => each !== undefined).length === 1,
    { path: ['uid'], error: 'required' },
  );

export const whitelistChangeSchema = z
  .strictObject({
    description: textSchema(100),
    group: groupSchema.nullable(),
    stationIds: z.array(uuidSchema).max(500),
    validFrom: timestampSchema.nullable(),
    validUntil: timestampSchema.nullable(),
    blocked: z.boolean(),
  })
  .partial();

export const refusedCardSchema = z.strictObject({
  /** Of the last refusal: it names the card to whoever puts it on the whitelist. */
  refusalId: refusalIdSchema,
  uidMasked: z.string(),
  network: z.string().nullable(),
  stationName: z.string(),
  /** Of the station's clock, by which its times are shown. */
  timeZone: z.string(),
  chargePointId: uuidSchema,
  /** null: an Authorize names none. */
  connectorId: z.number().int().nullable(),
  /** The entry that does not allow the card: blocked, outside its dates, or for other stations. */
  entryId: uuidSchema.nullable(),
  /** Rule of packages/domain whitelist/decide-authorization.ts */
  rule: z.string(),
  /** The entry whose card this may be in another notation: a hint, never a reason to accept it. */
  twin: z.strictObject({ description: z.string(), match: z.enum(NEAR_MATCHES) }).nullable(),
  lastAt: timestampSchema,
  times: z.number().int(),
});
