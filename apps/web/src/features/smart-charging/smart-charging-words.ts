import type { InstalledProfile } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';

/** Texts for places, profiles and limits. */
export const useSmartChargingWords = () => {
  const { t } = useTranslation('smartCharging');
  return {
    place: (connectorId: number) => (connectorId === 0 ? t('whole') : t('point', { number: connectorId })),
    profile: ({
      profile: { chargingProfilePurpose: purpose, chargingProfileId: id },
      state,
    }: InstalledProfile) => t(state === 'acknowledged' ? 'drawn' : 'drawnNotThere', { purpose, id }),
    limit: (limit: { limit: number; unit: 'A' | 'W' } | null) =>
      limit === null ? t('noLimit') : t(limit.unit === 'A' ? 'perPhase' : 'power', { limit: limit.limit }),
  };
};
