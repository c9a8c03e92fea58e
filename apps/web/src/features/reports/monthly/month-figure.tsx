import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import type { MonthTotal } from './month-totals.ts';

export const highestOf = (months: readonly MonthTotal[], value: (month: MonthTotal) => number) =>
  months.toSorted((a, b) => value(b) - value(a))[0];

interface FigureProps {
  title: string;
  months: readonly MonthTotal[];
  total: string;
  highest: { month: string; value: string } | undefined;
  columns: readonly Column<MonthTotal>[];
  chart: ReactNode;
}

export const MonthFigure = ({ title, months, total, highest, columns, chart }: FigureProps) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const running = months.find(({ provisional }) => provisional);
  const sentences = [
    highest && t('chart.summary', { total, month: format.month(highest.month), highest: highest.value }),
    running && t('chart.provisional', { month: format.month(running.month) }),
  ];
  return (
    <ChartFigure
      title={title}
      summary={sentences.filter(Boolean).join(' ')}
      chart={chart}
      table={
        <DataTable
          caption={title}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { id: 'month', header: t('columns.month'), cell: ({ month }) => format.month(month) },
            ...columns,
          ]}
        />
      }
    />
  );
};
