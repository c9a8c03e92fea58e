import { Money } from '../money/amount.ts';
import type { TariffComponent } from './tariff.ts';
import { VAT_FACTOR } from './vat.ts';

/** In which prices at charging points have to be told (AFIR, article 5): kWh, minute, session, other. */
const ORDER: readonly TariffComponent['kind'][] = ['energy', 'time', 'start', 'idle', 'minimum', 'maximum'];

/** In the order in which prices have to be told; of a kind as they are. */
export const inToldOrder = <Component extends Pick<TariffComponent, 'kind'>>(
  components: readonly Component[],
): readonly Component[] => components.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/**
 * What a driver pays: the owner's price without VAT, and VAT on it, exact.
 * @param isWithoutVat whether what was typed is without VAT: by its label, or because its owner gets it as it is.
 */
export const driverComponents = (
  components: readonly TariffComponent[],
  isWithoutVat: boolean,
): readonly TariffComponent[] => (isWithoutVat ? components.map(withVat) : components);

const withVat = (component: TariffComponent): TariffComponent => {
  switch (component.kind) {
    case 'energy':
      return { ...component, pricePerKwh: addVat(component.pricePerKwh) };
    case 'time':
    case 'idle':
      return { ...component, pricePerHour: addVat(component.pricePerHour) };
    case 'start':
      return { ...component, price: addVat(component.price) };
    case 'minimum':
    case 'maximum':
      return { ...component, amount: addVat(component.amount) };
  }
};

const addVat = (price: string): string => new Money(price).times(VAT_FACTOR).toFixed();
