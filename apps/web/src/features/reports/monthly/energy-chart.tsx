import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import type { MonthTotal } from './month-totals.ts';
import { highestOf, MonthFigure } from './month-figure.tsx';

const energyOf = ({ paidEnergyWh, freeEnergyWh }: MonthTotal) => paidEnergyWh + freeEnergyWh;

export const EnergyChart = ({ months }: { months: readonly MonthTotal[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const rows = months.map((each) => ({
    month: format.shortMonth(each.month),
    paid: each.paidEnergyWh / 1000,
    free: each.freeEnergyWh / 1000,
  }));
  const highest = highestOf(months, energyOf);
  return (
    <MonthFigure
      title={t('chart.energy')}
      months={months}
      total={format.energy(months.reduce((sum, month) => sum + energyOf(month), 0))}
      highest={highest && { month: highest.month, value: format.energy(energyOf(highest)) }}
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
