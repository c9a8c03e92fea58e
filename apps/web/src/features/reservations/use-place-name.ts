import type { ChargePoint } from '@laadpoort/contract/charge-points';
import { useTranslation } from 'react-i18next';
import type { Place } from './place.ts';

/** What a place is called: its charger's serial number and its own number. */
export const usePlaceName = (chargers: readonly ChargePoint[]) => {
  const { t } = useTranslation('reservations');
  return ({ chargePointId, connectorId }: Place) => {
    const charger = chargers.find(({ id }) => id === chargePointId)?.serialNumber ?? '…';
    return connectorId === 0 ? t('anyPoint', { charger }) : t('point', { charger, number: connectorId });
  };
};
