import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { MonthName } from '#ui/times/month-name.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import type { ReportRow } from './month-totals.ts';

/** One row per month and station, as in the files. */
export const ReportTable = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ month, stationId }) => `${month}/${stationId}`}
      columns={[
        {
          id: 'month',
          header: t('columns.month'),
          sortValue: ({ month }) => month,
          cell: ({ month, provisional }) => <MonthName month={month} provisional={provisional} />,
        },
        {
          id: 'station',
          header: t('columns.station'),
          sortValue: ({ stationName }) => stationName,
          cell: ({ stationName }) => stationName,
        },
        {
          id: 'sessions',
          header: t('columns.sessions'),
          numeric: true,
          sortValue: ({ sessions }) => sessions,
          cell: ({ sessions }) => format.count(sessions),
        },
        {
          id: 'paid',
          header: t('columns.paid'),
          numeric: true,
          sortValue: ({ paidEnergyWh }) => paidEnergyWh,
          cell: ({ paidEnergyWh }) => format.energy(paidEnergyWh),
        },
        {
          id: 'free',
          header: t('columns.free'),
          numeric: true,
          sortValue: ({ freeEnergyWh }) => freeEnergyWh,
          cell: ({ freeEnergyWh }) => format.energy(freeEnergyWh),
        },
        {
          id: 'income',
          header: t('columns.income'),
          numeric: true,
          sortValue: ({ amount }) => Number(amount),
          cell: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
};
