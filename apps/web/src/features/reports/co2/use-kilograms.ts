import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

export const useKilograms = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'co2' });
  const format = useFormat();
  return (kilograms: string) => t('kilograms', { kilograms: format.tenths(Number(kilograms)) });
};
