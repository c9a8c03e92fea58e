import { PUBLIC_STATES } from '@laadpoort/domain/stations/public-state';
import { z } from 'zod';
import { socketTypeSchema } from './charge-points/charge-point.ts';
import { tariffWindowSchema } from './tariff-version.ts';
import { endpoint } from './wire/endpoint.ts';
import { amountSchema } from './wire/values.ts';

const window = tariffWindowSchema.optional();

/** As a tariff's, but exact with VAT: up to 6 decimals. */
export const driverComponentsSchema = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('energy'), pricePerKwh: amountSchema, window }),
    z.strictObject({ kind: z.literal('time'), pricePerHour: amountSchema, window }),
    z.strictObject({ kind: z.literal('start'), price: amountSchema }),
    z.strictObject({
      kind: z.literal('idle'),
      pricePerHour: amountSchema,
      graceMinutes: z.number().int(),
      window,
    }),
    z.strictObject({ kind: z.literal('minimum'), amount: amountSchema }),
    z.strictObject({ kind: z.literal('maximum'), amount: amountSchema }),
  ]),
);

const pricePageSchema = z.strictObject({
  /** As it stands on the charging point. */
  code: z.string(),
  socketType: socketTypeSchema,
  /** null: not known. */
  maxPowerW: z.number().int().nullable(),
  state: z.enum(PUBLIC_STATES),
  /** Who may charge: guests, only cards that its owner knows, or everybody free of charge. */
  access: z.enum(['guests', 'own-cards', 'free']),
  /** What guests pay, with VAT, in the order kWh, minute, session, other; null: there is no price for them. */
  price: z
    .strictObject({
      components: driverComponentsSchema,
      timeZone: z.string(),
      /** 20 kWh in two hours from now. */
      example: amountSchema,
    })
    .nullable(),
  /** Whose network it is; null: the installation does not say. */
  operator: z.strictObject({ name: z.string(), email: z.string() }).nullable(),
  /** Whom drivers call. */
  phone: z.string().nullable(),
});
export type PricePage = z.infer<typeof pricePageSchema>;

export const getPricePage = endpoint({
  method: 'GET',
  path: '/api/prices/:code',
  summary: 'What charging costs at a charging point, by the code on its sticker; nothing about its owner',
  scope: 'public',
  permission: null,
  params: z.strictObject({ code: z.string().max(20) }),
  response: pricePageSchema,
  errors: ['not-found'],
  perHour: 600,
  changedBy: ['tariff', 'charge-point'],
});
