import { accessGroupBodySchema, type AccessGroup } from '@laadpoort/contract/access-groups';
import { pricePerKwhOf, type TariffComponent } from '@laadpoort/domain/tariffs/tariff';
import { isUnusualUid } from '#ui/forms/unusual-uid.tsx';
import { z } from 'zod';

interface WindowValues {
  readonly weekdays: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** A group as it is typed: fields as in the contract, so that what is wrong is shown beside them. */
export interface GroupValues {
  readonly name: string;
  readonly cards: readonly {
    readonly uid: string;
    readonly description: string;
    readonly unusualUid: boolean;
  }[];
  readonly memberIds: string[];
  readonly stationIds: string[];
  readonly windows: readonly WindowValues[];
  readonly price: {
    readonly kind: AccessGroup['price']['kind'];
    readonly percent: string;
    readonly pricePerKwh: string;
    readonly vatBasis: 'excl' | 'incl';
    /** What an own price charges for beside energy: kept as it is. */
    readonly further: readonly TariffComponent[];
  };
  readonly budget: {
    readonly unit: 'none' | 'kwh' | 'euro';
    readonly limit: string;
    readonly period: 'day' | 'week' | 'month';
  };
}

export const EVERY_DAY: WindowValues = {
  weekdays: ['1', '2', '3', '4', '5', '6', '7'],
  from: '08:00',
  until: '18:00',
};

const EMPTY: GroupValues = {
  name: '',
  cards: [],
  memberIds: [],
  stationIds: [],
  windows: [],
  price: { kind: 'discount', percent: '', pricePerKwh: '', vatBasis: 'incl', further: [] },
  budget: { unit: 'none', limit: '', period: 'month' },
};

/** A group to be changed; null: a new one. */
export const valuesOf = (group: AccessGroup | null): GroupValues => {
  if (group === null) return EMPTY;
  const { name, cards, members, stationIds, windows, price, budget } = group;
  return {
    name,
    // Whoever saved one that is no UID meant it.
    cards: cards.map(({ uid, description }) => ({ uid, description, unusualUid: isUnusualUid(uid) })),
    memberIds: members.map(({ id }) => id),
    stationIds,
    windows: windows.map((window) => ({ ...window, weekdays: window.weekdays.map(String) })),
    price: { ...EMPTY.price, kind: price.kind, ...typedPrice(price) },
    budget: budget ?? EMPTY.budget,
  };
};

const typedPrice = (price: AccessGroup['price']): Partial<GroupValues['price']> => {
  if (price.kind === 'discount') return { percent: String(price.percent) };
  if (price.kind === 'free') return {};
  const { components, vatBasis } = price;
  const further = components.filter(({ kind, ...rest }) => kind !== 'energy' || 'window' in rest);
  return { pricePerKwh: pricePerKwhOf(price), vatBasis, further };
};

const decimal = (typed: string): string => typed.normalize('NFKC').replace('€', '').trim().replace(',', '.');

const bodyOf = ({ cards, windows, price, budget, ...values }: GroupValues) => ({
  ...values,
  cards,
  windows: windows.map((window) => ({ ...window, weekdays: window.weekdays.map(Number) })),
  price: bodyPrice(price),
  budget: budget.unit === 'none' ? null : { ...budget, limit: decimal(budget.limit) },
});

const bodyPrice = ({ kind, percent, pricePerKwh, vatBasis, further }: GroupValues['price']) => {
  if (kind === 'free') return { kind };
  if (kind === 'discount') return { kind, percent: percent.trim() === '' ? null : Number(decimal(percent)) };
  return { kind, pricePerKwh: decimal(pricePerKwh), vatBasis, further };
};

/** The body's schema, with tolerance for how people type numbers. */
export const typedGroupSchema = z.preprocess((typed) => bodyOf(typed as GroupValues), accessGroupBodySchema);
