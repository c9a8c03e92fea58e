import { inToldOrder } from '@laadpoort/domain/tariffs/driver-price';
import type { TariffComponent } from '@laadpoort/domain/tariffs/tariff';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

const MINUTES_PER_HOUR = 60;

/** What a version charges for, beside its price per kWh, in words: `At least` and `€2.00`. */
export const useComponentWords = () => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const perMinute = (pricePerHour: string) =>
    t('perMinute', { price: format.price((Number(pricePerHour) / MINUTES_PER_HOUR).toFixed(4)) });
  const priceOf = (component: TariffComponent): string => {
    switch (component.kind) {
      case 'energy':
        return format.rate(component.pricePerKwh);
      case 'time':
      case 'idle':
        return `${format.hourlyRate(component.pricePerHour)} (${perMinute(component.pricePerHour)})`;
      case 'start':
        return format.price(component.price);
      default:
        return format.price(component.amount);
    }
  };
  const nameOf = (component: TariffComponent): string => {
    const window = 'window' in component && component.window ? format.window(component.window) : null;
    if (component.kind === 'energy') return window ?? t('otherwise');
    const name =
      component.kind === 'idle'
        ? t('told.idle', { count: component.graceMinutes })
        : t(`told.${component.kind}`);
    return window === null ? name : `${name}, ${window}`;
  };
  return ({ components }: { readonly components: readonly TariffComponent[] }) =>
    inToldOrder(components)
      .filter((component) => component.kind !== 'energy' || component.window !== undefined)
      .map((component) => ({ name: nameOf(component), price: priceOf(component) }));
};
