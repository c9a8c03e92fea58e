import { changeOf, perKwh, perSession } from '@laadpoort/domain/reports/monthly-figures';
import { shownMoney } from '@laadpoort/domain/reports/shown-money';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { MonthName } from '#ui/times/month-name.tsx';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import type { ReportRow } from './month-totals.ts';

interface Props {
  rows: readonly ReportRow[];
  byConnector: boolean;
}

/** One row per month and station or connector, as in the files. */
export const ReportTable = ({ rows, byConnector }: Props) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const averages = useAverages();
  const connector: Column<ReportRow> = {
    id: 'connector',
    header: t('columns.connector'),
    cell: (row) =>
      row.connector && `${row.connector.serialNumber}, ${format.count(row.connector.connectorId)}`,
  };
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={(row) => [row.month, row.stationId, JSON.stringify(row.connector)].join('/')}
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
        ...(byConnector ? [connector] : []),
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
          cell: (row) => format.money(shownMoney(row).amount),
        },
        {
          id: 'vat',
          header: t('columns.vat'),
          numeric: true,
          cell: (row) => format.money(shownMoney(row).vat),
        },
        {
          id: 'inclVat',
          header: t('columns.inclVat'),
          numeric: true,
          cell: (row) => format.money(shownMoney(row).inclVat),
        },
        ...averages,
      ]}
    />
  );
};

const useAverages = (): Column<ReportRow>[] => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return [
    {
      id: 'perSession',
      header: t('columns.perSession'),
      numeric: true,
      cell: (row) => {
        const wh = perSession(row);
        return wh === null ? '–' : format.energy(wh);
      },
    },
    {
      id: 'perKwh',
      header: t('columns.perKwh'),
      numeric: true,
      cell: (row) => {
        const euros = perKwh(row);
        return euros === null ? '–' : format.price(euros);
      },
    },
    {
      id: 'change',
      header: t('columns.change'),
      numeric: true,
      cell: (row) => {
        const percent = row.provisional ? null : changeOf(row);
        return percent === null ? '–' : format.percent(Number(percent) / 100);
      },
    },
  ];
};
