import { Stack, Text } from '@mantine/core';
import { changeOf, perKwh, perSession } from '@laadpoort/domain/reports/monthly-figures';
import { AMOUNT_PARTS, shownMoney } from '@laadpoort/domain/reports/shown-money';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { MonthName } from '#ui/times/month-name.tsx';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import type { ReportRow } from './month-totals.ts';

interface Props {
  rows: readonly ReportRow[];
  byConnector: boolean;
}

const rowKey = (row: ReportRow) => [row.month, row.stationId, JSON.stringify(row.connector)].join('/');

/** Which month, station and charging point a row is about. */
const useRowNames = (byConnector: boolean): Column<ReportRow>[] => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const connector: Column<ReportRow> = {
    id: 'connector',
    header: t('columns.connector'),
    cell: (row) =>
      row.connector && `${row.connector.serialNumber}, ${format.count(row.connector.connectorId)}`,
  };
  return [
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
      cell: ({ stationName, address }) => (
        <Stack gap={0}>
          {stationName}
          <Text size="xs" c="dimmed">
            {address}
          </Text>
        </Stack>
      ),
    },
    ...(byConnector ? [connector] : []),
  ];
};

/** What the income of each row is for, as in the files. */
export const PartsTable = ({ rows, byConnector }: Props) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const whose = useRowNames(byConnector);
  const columns = [...AMOUNT_PARTS, 'amount' as const].map((part) => ({
    id: part,
    header: t(`parts.${part}`),
    numeric: true,
    cell: (row: ReportRow) => format.money(shownMoney(row)[part]),
  }));
  return (
    <DataTable caption={t('parts.title')} rows={rows} rowKey={rowKey} columns={[...whose, ...columns]} />
  );
};

/** One row per month and station or connector, as in the files. */
export const ReportTable = ({ rows, byConnector }: Props) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const whose = useRowNames(byConnector);
  const averages = useAverages();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={rowKey}
      columns={[
        ...whose,
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
