import { useTranslation } from 'react-i18next';

/** Places and limits in words. */
export const useSmartChargingWords = () => {
  const { t } = useTranslation('smartCharging');
  return {
    place: (connectorId: number) => (connectorId === 0 ? t('whole') : t('point', { number: connectorId })),
    limit: (limit: { limit: number; unit: 'A' | 'W' } | null) =>
      limit === null ? t('noLimit') : t(limit.unit === 'A' ? 'perPhase' : 'power', { limit: limit.limit }),
  };
};
