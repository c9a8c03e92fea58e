import { furtherComponentsSchema, type pricingSchema } from '@laadpoort/contract/tariffs';
import { vatBasisSchema } from '@laadpoort/contract/tariff-version';
import type { TariffComponent } from '@laadpoort/domain/tariffs/tariff';
import { validatePricingPolicy } from '@laadpoort/domain/tariffs/validate-pricing-policy';
import { z } from 'zod';
import { fromLocalTime } from '#lib/station-time.ts';
import { rateOf } from './rate-of.ts';

type Pricing = z.output<typeof pricingSchema>;

/** The field in which the price of a component stands. */
export const PRICE_FIELD = {
  energy: 'pricePerKwh',
  time: 'pricePerHour',
  start: 'price',
  idle: 'pricePerHour',
  minimum: 'amount',
  maximum: 'amount',
} as const satisfies Record<TariffComponent['kind'], string>;

export interface WindowValues {
  readonly weekdays: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** A component as it is typed: fields as in the contract, so that what is wrong is shown beside them. */
export interface ComponentValues {
  readonly kind: TariffComponent['kind'];
  readonly pricePerKwh: string;
  readonly pricePerHour: string;
  readonly price: string;
  readonly amount: string;
  readonly graceMinutes: string;
  readonly window: WindowValues | null;
}

export interface PricingValues {
  readonly pricePerKwh: string;
  readonly vatBasis: z.output<typeof vatBasisSchema>;
  readonly further: readonly ComponentValues[];
  /** A local time of the station; empty: now. */
  readonly validFrom: string;
}

const EVERY_DAY = ['1', '2', '3', '4', '5', '6', '7'];
export const NIGHT_WINDOW: WindowValues = { weekdays: EVERY_DAY, from: '23:00', until: '07:00' };

const EMPTY = {
  pricePerKwh: '',
  pricePerHour: '',
  price: '',
  amount: '',
  graceMinutes: '',
  window: null,
} as const;

/** One that somebody adds: another price of energy needs a time, the others may have one. */
export const newComponent = (kind: TariffComponent['kind']): ComponentValues => ({
  ...EMPTY,
  kind,
  graceMinutes: kind === 'idle' ? '15' : '',
  window: kind === 'energy' ? NIGHT_WINDOW : null,
});

/** What is in force, to be changed. */
export const valuesOf = ({ current }: Pricing): PricingValues => ({
  pricePerKwh: current ? rateOf(current) : '',
  vatBasis: current?.vatBasis ?? 'incl',
  further: (current?.components ?? []).flatMap((component) =>
    component.kind === 'energy' && component.window === undefined ? [] : [componentValues(component)],
  ),
  validFrom: '',
});

const componentValues = (component: TariffComponent): ComponentValues => {
  const window = 'window' in component ? component.window : undefined;
  return {
    ...EMPTY,
    ...component,
    graceMinutes: component.kind === 'idle' ? String(component.graceMinutes) : '',
    window: window ? { ...window, weekdays: window.weekdays.map(String) } : null,
  };
};

/** The body's schema, with tolerance for how people type prices: `0,35` and `€ 0.35`. */
export const typedPricingSchema = (timeZone: string) =>
  z.object({
    pricePerKwh: z.string().transform((typed, context) => {
      const check = validatePricingPolicy(typed, null);
      if (check.ok) return check.pricePerKwh;
      context.addIssue({ code: 'custom', message: check.reason });
      return z.NEVER;
    }),
    vatBasis: vatBasisSchema,
    further: z.preprocess(
      (typed) => (typed as readonly ComponentValues[]).map(typedComponent),
      furtherComponentsSchema,
    ),
    validFrom: z.string().transform((typed) => (typed === '' ? null : fromLocalTime(typed, timeZone))),
  });

const typedComponent = ({ kind, graceMinutes, window, ...prices }: ComponentValues) => {
  const field = PRICE_FIELD[kind];
  const typed = prices[field].normalize('NFKC').replace('€', '').trim().replace(',', '.');
  return {
    kind,
    [field]: typed,
    ...(kind === 'idle' && { graceMinutes: graceMinutes.trim() === '' ? null : Number(graceMinutes) }),
    ...(window && { window: { ...window, weekdays: window.weekdays.map(Number) } }),
  };
};
