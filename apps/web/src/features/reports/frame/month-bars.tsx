import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';

interface MonthEnergy {
  readonly month: string;
  readonly energyWh: number;
}

interface Props<Row> {
  readonly title: string;
  readonly summary: string;
  readonly months: readonly Row[];
  /** What the bar of a month says, beside its name. */
  readonly barText: (month: Row) => string;
  /** What follows the energy in the table. */
  readonly last: Column<Row>;
}

/** Months by their energy: as bars, and as a table. */
export const MonthBars = <Row extends MonthEnergy>({ title, summary, months, barText, last }: Props<Row>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'columns' });
  const format = useFormat();
  return (
    <ChartFigure
      title={title}
      titleHidden
      summary={summary}
      chart={
        <BarRow
          height={160}
          bars={months.map((row) => ({
            key: row.month,
            value: row.energyWh,
            title: `${format.month(row.month)}: ${barText(row)}`,
          }))}
        />
      }
      table={
        <DataTable
          caption={title}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { id: 'month', header: t('month'), cell: ({ month }) => format.month(month) },
            {
              id: 'energy',
              header: t('energy'),
              numeric: true,
              cell: ({ energyWh }) => format.energy(energyWh),
            },
            last,
          ]}
        />
      }
    />
  );
};
