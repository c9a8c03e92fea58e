import { RESERVATION_STATES } from '@laadpoort/domain/reservations/reservation';
import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../wire/values.ts';
import { anyConnectorId } from '../commands/fields.ts';
import { uidSchema } from '../whitelist.ts';

/** packages/domain reservations/reservation.ts */
export const reservationStateSchema = z.enum(RESERVATION_STATES);

export const reservationSchema = z.strictObject({
  /** OCPP reservationId */
  id: z.number().int(),
  chargePointId: uuidSchema,
  /** 0: any charging point of the charger. */
  connectorId: z.number().int(),
  uidMasked: z.string(),
  /** The card's description on the whitelist or its holder's name for it; null if it has neither. */
  cardName: z.string().nullable(),
  state: reservationStateSchema,
  /** The charger's own answer to ReserveNow; null while there is none. */
  answer: z.string().nullable(),
  /** The result of the last attempt to cancel it; null if there was none. */
  cancellation: z.enum(['asked', 'refused']).nullable(),
  sessionId: z.number().int().nullable(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  expiresAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
});

export type Reservation = z.infer<typeof reservationSchema>;

/** Cards that can be reserved for at a charger, to pick from: an entry of the whitelist, or a member's card. */
export const reservableCardSchema = z.strictObject({
  entryId: uuidSchema.nullable(),
  /** null: reserve for the entry. */
  uid: z.string().nullable(),
  name: z.string(),
});

export type ReservableCard = z.infer<typeof reservableCardSchema>;

export const supportReservationBodySchema = z.strictObject({
  connectorId: anyConnectorId,
  uid: uidSchema,
  /** Sent although it does not look like the number of a card (`uid-unusual`). */
  unusualUid: z.boolean().default(false),
  /** At most 24 hours ahead. */
  until: timestampSchema,
});

/** Exactly one of the card's number and its entry on the whitelist. */
export const reservationBodySchema = supportReservationBodySchema
  .extend({ uid: uidSchema.optional(), entryId: uuidSchema.optional() })
  .refine(({ uid, entryId }) => (uid === undefined) !== (entryId === undefined), {
    path: ['uid'],
    error: 'required',
  });
