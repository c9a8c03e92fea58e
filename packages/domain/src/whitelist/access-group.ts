import { Money } from '../money/amount.ts';
import { previewPrice } from '../tariffs/preview-prices.ts';
import type { TariffVersion, TariffWindow } from '../tariffs/tariff.ts';
import { timeSlices } from '../tariffs/by-time/time-slices.ts';
import { VAT_FACTOR } from '../tariffs/vat.ts';
import { type GroupPrice, priceInGroup } from './group-price.ts';
import { type GroupBudget, type GroupUse, isBudgetUsedUp } from './group-budget.ts';

/** A group of the owner that a card is in. */
export interface AccessGroupFacts {
  readonly id: string;
  readonly name: string;
  /** When it got its present price. */
  readonly since: Date;
  /** As the card of a member, not by its number: only while its issuer vouches for it. */
  readonly byMember: boolean;
  /** Empty: all of the owner's. */
  readonly stationIds: readonly string[];
  /** By the station's clock; empty: always. */
  readonly windows: readonly TariffWindow[];
  readonly price: GroupPrice;
  /** `null`: no limit. */
  readonly budget: GroupBudget | null;
  readonly used: GroupUse;
}

/** Where and when a group is asked for. */
export interface GroupCircumstances {
  readonly now: Date;
  readonly stationId: string;
  readonly timeZone: string;
  /** The station's price; `null`: it has none. */
  readonly tariff: Pick<TariffVersion, 'components' | 'vatBasis'> | null;
  readonly cardIsVouchedFor: boolean;
}

/** What a session keeps of the group that let it in. */
export interface DecidingGroup extends Pick<AccessGroupFacts, 'id' | 'name' | 'since' | 'price'> {
  /** Of the station, by whose clock windows of its price are read. */
  readonly timeZone: string;
}

/** The group that decides; `used-up`: those there are have no budget left; `none`: there is no such group. */
export type GroupChoice = AccessGroupFacts | 'used-up' | 'none';

/**
 * Of the groups that hold here and now and have budget left the cheapest, by 20 kWh in two hours from now without VAT;
 * of equal ones the first by name.
 */
export const chooseGroup = (
  groups: readonly AccessGroupFacts[],
  circumstances: GroupCircumstances,
): GroupChoice => {
  const holding = groups.filter((group) => groupHolds(group, circumstances));
  if (holding.length === 0) return 'none';
  const cheapest = holding
    .filter(({ budget, used }) => !isBudgetUsedUp(budget, used))
    .map((group) => ({ group, costs: exampleCosts(group.price, circumstances) }))
    .toSorted(
      (a, b) =>
        a.costs.comparedTo(b.costs) || order(a.group.name, b.group.name) || order(a.group.id, b.group.id),
    )[0];
  return cheapest?.group ?? 'used-up';
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const groupHolds = (
  { byMember, stationIds, windows }: AccessGroupFacts,
  { now, stationId, timeZone, cardIsVouchedFor }: GroupCircumstances,
): boolean => {
  if (byMember && !cardIsVouchedFor) return false;
  if (stationIds.length > 0 && !stationIds.includes(stationId)) return false;
  if (windows.length === 0) return true;
  const at = { from: +now, until: +now + 1 };
  const slices = timeSlices(
    windows.map((window) => ({ window })),
    timeZone,
    at,
  );
  return slices[0]?.component !== null;
};

const TWENTY_KWH = 20_000n;
const TWO_HOURS = 7200;

const exampleCosts = (price: GroupPrice, { now, timeZone, tariff }: GroupCircumstances) => {
  const own = priceInGroup(price, tariff);
  if (own === null) return new Money(0);
  const session = { startedAt: now, energyWh: TWENTY_KWH, seconds: TWO_HOURS, idleSeconds: 0 };
  const typed = new Money(previewPrice({ components: own.components, timeZone }, session));
  return own.vatBasis === 'incl' ? typed.dividedBy(VAT_FACTOR) : typed;
};
