import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

/** A line under an amount as the sum that it is: `Energy: 4.000 kWh × €0.20 / kWh = €0.80`. */
export const useLineWords = () => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const factorsOf = (line: PriceLine): string => {
    if (line.kind === 'energy')
      return `${format.register(Number(line.energyWh))} × ${format.rate(line.pricePerKwh)} = `;
    if (line.kind === 'time' || line.kind === 'idle')
      return `${format.duration(line.seconds)} × ${format.hourlyRate(line.pricePerHour)} = `;
    return '';
  };
  return (line: PriceLine): string => {
    const window = 'window' in line && line.window ? `, ${format.window(line.window)}` : '';
    return `${t(`detail.line.${line.kind}`)}${window}: ${factorsOf(line)}${format.money(line.amount)}`;
  };
};
