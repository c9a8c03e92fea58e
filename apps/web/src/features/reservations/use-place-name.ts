import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import type { Place } from './place.ts';

/** The name of a place: the charger's serial number and the charging point's number. */
export const usePlaceName = (chargers: readonly ChargePoint[]) => {
  const { t } = useTranslation('reservations');
  return ({ chargePointId, connectorId }: Place) => {
    const charger = chargers.find(({ id }) => id === chargePointId)?.serialNumber ?? '…';
    return connectorId === 0 ? t('anyPoint', { charger }) : t('point', { charger, number: connectorId });
  };
};
