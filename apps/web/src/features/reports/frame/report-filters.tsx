import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../queries.ts';
import { MONTHS_OF_REPORTS, PeriodSelect } from './month-select.tsx';
import { StationSelect } from './station-select.tsx';
import classes from './report-filters.module.css';

interface Props {
  filter: ReportFilter;
  onChange: (changes: { from?: string; to?: string; stationId?: string }) => void;
  onClear: () => void;
  active: boolean;
}

/** First and last month, and the station. */
export const ReportFilters = ({ filter, onChange, onClear, active }: Props) => {
  const { t } = useTranslation('reports');
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <PeriodSelect from={filter.from} to={filter.to} months={MONTHS_OF_REPORTS} onChange={onChange} />
      <StationSelect value={filter.stationId} onChange={(stationId) => onChange({ stationId })} />
      {active && (
        <Button variant="subtle" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </search>
  );
};
