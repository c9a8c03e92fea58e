import { Money } from '../money/amount.ts';
import type { TariffComponent, TariffVersion, VatBasis } from '../tariffs/tariff.ts';

/** What those in an access group pay instead of the station's price. */
export type GroupPrice =
  | { readonly kind: 'free' }
  /** Less than the station's own price, by whole percents. */
  | { readonly kind: 'discount'; readonly percent: number }
  | { readonly kind: 'own'; readonly vatBasis: VatBasis; readonly components: readonly TariffComponent[] };

/** What somebody in a group pays at a station with this price; `null`: nothing. */
export const priceInGroup = (
  price: GroupPrice,
  tariff: Pick<TariffVersion, 'components' | 'vatBasis'> | null,
): Pick<TariffVersion, 'components' | 'vatBasis'> | null => {
  if (price.kind === 'free') return null;
  if (price.kind === 'own') return { components: price.components, vatBasis: price.vatBasis };
  if (tariff === null) return null;
  const { percent } = price;
  return {
    vatBasis: tariff.vatBasis,
    components: tariff.components.map((component) => discounted(component, percent)),
  };
};

const discounted = (component: TariffComponent, percent: number): TariffComponent => {
  switch (component.kind) {
    case 'energy':
      return { ...component, pricePerKwh: lessPercent(component.pricePerKwh, percent) };
    case 'time':
    case 'idle':
      return { ...component, pricePerHour: lessPercent(component.pricePerHour, percent) };
    case 'start':
      return { ...component, price: lessPercent(component.price, percent) };
    case 'minimum':
    case 'maximum':
      return { ...component, amount: lessPercent(component.amount, percent) };
  }
};

const TYPED_PLACES = 4;
const DISCOUNTED_PLACES = 6;

/** With as many places as a typed price has, unless it takes more. */
const lessPercent = (price: string, percent: number): string => {
  const exact = new Money(price).times(100 - percent).dividedBy(100);
  const rounded = exact.toDecimalPlaces(DISCOUNTED_PLACES);
  return rounded.toFixed(Math.max(TYPED_PLACES, rounded.decimalPlaces()));
};
