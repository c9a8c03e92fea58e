import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../queries.ts';
import { MONTHS_OF_REPORTS, PeriodSelect } from './month-select.tsx';
import { StationSelect } from './station-select.tsx';
import classes from './report-filters.module.css';

interface Props {
  filter: ReportFilter;
  onChange: (changes: { from?: string; to?: string; stationId?: string; by?: string }) => void;
  onClear: () => void;
  active: boolean;
}

/** First and last month, the station, and what a row is about. */
export const ReportFilters = ({ filter, onChange, onClear, active }: Props) => {
  const { t } = useTranslation('reports');
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <PeriodSelect from={filter.from} to={filter.to} months={MONTHS_OF_REPORTS} onChange={onChange} />
      <StationSelect value={filter.stationId} onChange={(stationId) => onChange({ stationId })} />
      <NativeSelect
        label={t('filters.by')}
        data={[
          { value: '', label: t('filters.byStation') },
          { value: 'connector', label: t('filters.byConnector') },
        ]}
        value={filter.by ?? ''}
        onChange={({ currentTarget }) => onChange({ by: currentTarget.value })}
      />
      {active && (
        <Button variant="subtle" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </search>
  );
};
