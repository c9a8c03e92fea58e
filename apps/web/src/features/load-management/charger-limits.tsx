import type { LoadManagement, ManagedChargePoint } from '@laadpoort/contract/load-management/load-management';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';

/** What each charger may draw, and why. */
export const ChargerLimits = ({ load }: { load: LoadManagement }) => {
  const { t } = useTranslation('loadManagement');
  const ampere = (currentA: number | null, otherwise: string) =>
    currentA === null ? otherwise : t('shares.ampere', { ampere: Math.round(currentA * 10) / 10 });
  const why = ({ reason }: ManagedChargePoint) =>
    t(`reason.${reason ?? 'pending'}`, { phase: load.tightestPhase ?? 'L1' });
  return (
    <DataTable
      caption={t('chargers.title')}
      captionShown
      rows={load.chargePoints}
      rowKey={({ chargePointId }) => chargePointId}
      empty={t('chargers.empty')}
      columns={[
        { id: 'charger', header: t('chargers.charger'), cell: ({ serialNumber }) => serialNumber },
        {
          id: 'allowed',
          header: t('chargers.allowed'),
          numeric: true,
          cell: ({ allowedA }) => ampere(allowedA, t('chargers.none')),
        },
        {
          id: 'confirmed',
          header: t('chargers.confirmed'),
          numeric: true,
          cell: ({ confirmedA }) => ampere(confirmedA, t('chargers.none')),
        },
        {
          id: 'measured',
          header: t('chargers.measured'),
          numeric: true,
          cell: ({ measuredA }) => ampere(measuredA, t('chargers.unknown')),
        },
        { id: 'why', header: t('chargers.why'), cell: why },
      ]}
    />
  );
};
