import type { AccessGroup } from '@laadpoort/contract/access-groups';
import { pricePerKwhOf } from '@laadpoort/domain/tariffs/tariff';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

type Budget = AccessGroup['budget'];
type Use = AccessGroup['members'][number]['use'];

const WH_PER_KWH = 1000;

/** An access group in words, for its owner and for those in it. */
export const useGroupWords = () => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const amount = (unit: 'kwh' | 'euro', value: string) =>
    unit === 'kwh' ? format.energy(Number(value) * WH_PER_KWH) : format.money(value);
  return {
    price: (price: AccessGroup['price']): string => {
      if (price.kind === 'free') return t('accessGroup.free');
      if (price.kind === 'discount') return t('accessGroup.discount', { percent: price.percent });
      return t(`accessGroup.own.${price.vatBasis}`, { rate: format.rate(pricePerKwhOf(price)) });
    },
    budget: (budget: Budget): string =>
      budget === null
        ? t('accessGroup.noBudget')
        : t(`accessGroup.budget.${budget.period}`, { limit: amount(budget.unit, budget.limit) }),
    /** Where there is no budget, what has been charged this month. */
    left: (budget: Budget, { left, energyWh }: Use): string =>
      budget === null || left === null
        ? t('accessGroup.used', { energy: format.energy(energyWh) })
        : t('accessGroup.left', { left: amount(budget.unit, left) }),
  };
};
