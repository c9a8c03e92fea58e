import '@mantine/charts/styles.css';
import { SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MonthTotal } from './month-totals.ts';
import type { Measure } from '../frame/report-in-url.ts';
import { EnergyChart } from './energy-chart.tsx';
import { IncomeChart } from './income-chart.tsx';

interface Props {
  months: readonly MonthTotal[];
  measure: Measure;
  onMeasure: (measure: Measure) => void;
}

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
