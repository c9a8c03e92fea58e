import { BarChart } from '@mantine/charts';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import type { MonthTotal } from './month-totals.ts';
import { highestOf, MonthFigure } from './month-figure.tsx';

export const IncomeChart = ({ months }: { months: readonly MonthTotal[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const rows = months.map(({ month, amount }) => ({
    month: format.shortMonth(month),
    income: Number(amount),
  }));
  const highest = highestOf(months, ({ amount }) => Number(amount));
  return (
    <MonthFigure
      title={t('chart.income')}
      months={months}
      total={format.money(sumAmounts(months.map(({ amount }) => amount)))}
      highest={highest && { month: highest.month, value: format.money(highest.amount) }}
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
