import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { SegmentedControl, Stack } from '@mantine/core';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import type { MonthTotal } from './month-totals.ts';
import type { Measure } from './report-in-url.ts';

interface Props {
  months: readonly MonthTotal[];
  measure: Measure;
  onMeasure: (measure: Measure) => void;
}

const energyOf = ({ paidEnergyWh, freeEnergyWh }: MonthTotal) => paidEnergyWh + freeEnergyWh;
const mostOf = (months: readonly MonthTotal[], value: (month: MonthTotal) => number) =>
  months.toSorted((a, b) => value(b) - value(a))[0];

/** Paid and free energy stacked, or income, month by month. */
export const MonthChart = ({ months, measure, onMeasure }: Props) => {
  const { t } = useTranslation('reports');
  const choices = [
    { value: 'energy' as const, label: t('chart.showEnergy') },
    { value: 'income' as const, label: t('chart.showIncome') },
  ];
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('chart.show')}
        data={choices}
        value={measure}
        onChange={onMeasure}
        style={{ alignSelf: 'flex-start' }}
      />
      {measure === 'energy' ? <EnergyChart months={months} /> : <IncomeChart months={months} />}
    </Stack>
  );
};

const EnergyChart = ({ months }: { months: readonly MonthTotal[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const rows = months.map((each) => ({
    month: format.shortMonth(each.month),
    paid: each.paidEnergyWh / 1000,
    free: each.freeEnergyWh / 1000,
  }));
  const most = mostOf(months, energyOf);
  return (
    <MonthFigure
      title={t('chart.energy')}
      months={months}
      total={format.energy(months.reduce((sum, month) => sum + energyOf(month), 0))}
      most={most && { month: most.month, value: format.energy(energyOf(most)) }}
      columns={[
        {
          id: 'paid',
          header: t('columns.paid'),
          numeric: true,
          cell: ({ paidEnergyWh }) => format.energy(paidEnergyWh),
        },
        {
          id: 'free',
          header: t('columns.free'),
          numeric: true,
          cell: ({ freeEnergyWh }) => format.energy(freeEnergyWh),
        },
        {
          id: 'energy',
          header: t('columns.energy'),
          numeric: true,
          cell: (month) => format.energy(energyOf(month)),
        },
      ]}
      chart={
        <BarChart
          h={300}
          data={rows}
          dataKey="month"
          type="stacked"
          withLegend
          unit=" kWh"
          yAxisProps={{ width: 84 }}
          valueFormatter={format.count}
          maxBarWidth={44}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
          series={[
            { name: 'paid', label: t('columns.paid'), color: 'var(--mark-petrol)' },
            { name: 'free', label: t('columns.free'), color: 'var(--mark-amber)' },
          ]}
        />
      }
    />
  );
};

const IncomeChart = ({ months }: { months: readonly MonthTotal[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const rows = months.map(({ month, amount }) => ({
    month: format.shortMonth(month),
    income: Number(amount),
  }));
  const most = mostOf(months, ({ amount }) => Number(amount));
  return (
    <MonthFigure
      title={t('chart.income')}
      months={months}
      total={format.money(sumAmounts(months.map(({ amount }) => amount)))}
      most={most && { month: most.month, value: format.money(most.amount) }}
      columns={[
        {
          id: 'income',
          header: t('columns.income'),
          numeric: true,
          cell: ({ amount }) => format.money(amount),
        },
      ]}
      chart={
        <BarChart
          h={300}
          data={rows}
          dataKey="month"
          valueFormatter={(value) => format.money(String(value))}
          maxBarWidth={44}
          yAxisProps={{ width: 72 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
          series={[{ name: 'income', label: t('columns.income'), color: 'var(--mark-moss)' }]}
        />
      }
    />
  );
};

interface FigureProps {
  title: string;
  months: readonly MonthTotal[];
  total: string;
  most: { month: string; value: string } | undefined;
  columns: readonly Column<MonthTotal>[];
  chart: ReactNode;
}

const MonthFigure = ({ title, months, total, most, columns, chart }: FigureProps) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const running = months.find(({ provisional }) => provisional);
  const sentences = [
    most && t('chart.summary', { total, month: format.month(most.month), most: most.value }),
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
