import type { Co2Report } from '@laadpoort/contract/reports/co2';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useKilograms } from './use-kilograms.ts';

/** Energy and CO2 by month and station. */
export const Co2Table = ({ rows }: Pick<Co2Report, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'co2' });
  const { t: tColumn } = useTranslation('reports', { keyPrefix: 'columns' });
  const format = useFormat();
  const kilograms = useKilograms();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ month, stationId }) => `${month}/${stationId}`}
      columns={[
        { id: 'month', header: t('month'), cell: ({ month }) => format.month(month) },
        { id: 'station', header: tColumn('station'), cell: ({ stationName }) => stationName },
        { id: 'energy', header: t('energy'), numeric: true, cell: ({ energyWh }) => format.energy(energyWh) },
        { id: 'co2', header: t('total'), numeric: true, cell: (row) => kilograms(row.kilograms) },
      ]}
    />
  );
};
