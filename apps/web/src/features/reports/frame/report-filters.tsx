import { Button, NativeSelect } from '@mantine/core';
import { addMonths, monthsBetween } from '@laadpoort/domain/reports/month';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import type { ReportFilter } from '../queries.ts';
import { StationSelect } from './station-select.tsx';
import { runningMonth } from './report-in-url.ts';
import classes from './report-filters.module.css';

interface Props {
  filter: ReportFilter;
  onChange: (changes: { from?: string; to?: string; stationId?: string }) => void;
  onClear: () => void;
  active: boolean;
}

/** The longest period that the API reports at once. */
const monthsOffered = 36;

/** First and last month, and the station. Moving one end past the other moves the other too. */
export const ReportFilters = ({ filter, onChange, onClear, active }: Props) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const running = useFromNow(runningMonth);
  const months = monthsBetween(addMonths(running, 1 - monthsOffered), running)
    .toReversed()
    .map((month) => ({ value: month, label: format.month(month) }));
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <NativeSelect
        label={t('filters.from')}
        data={months}
        value={filter.from}
        onChange={({ currentTarget: { value } }) =>
          onChange({ from: value, to: value > filter.to ? value : filter.to })
        }
      />
      <NativeSelect
        label={t('filters.to')}
        data={months}
        value={filter.to}
        onChange={({ currentTarget: { value } }) =>
          onChange({ from: value < filter.from ? value : filter.from, to: value })
        }
      />
      <StationSelect value={filter.stationId} onChange={(stationId) => onChange({ stationId })} />
      {active && (
        <Button variant="subtle" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </search>
  );
};
