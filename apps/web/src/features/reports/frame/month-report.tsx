import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import type { MonthFilter } from '../queries.ts';
import { MONTHS_OF_REPORTS, MonthSelect } from './month-select.tsx';
import { Report, type FileUrl } from './report.tsx';
import classes from './report-filters.module.css';
import { reportOf, runningMonth } from './report-in-url.ts';
import { StationSelect } from './station-select.tsx';

const filterOf = (search: URLSearchParams, running: string): MonthFilter => {
  const { to, stationId } = reportOf(search, running);
  return { month: to, ...(stationId ? { stationId } : {}) };
};

/** Asks for the report while its page is fetched. */
export const monthLoader =
  <Answer,>(queryOf: (filter: MonthFilter) => UseQueryOptions<Answer>, newest = runningMonth) =>
  ({ request }: LoaderFunctionArgs) => {
    const filter = filterOf(new URL(request.url).searchParams, newest(new Date()));
    void queryClient.prefetchQuery(queryOf(filter));
    return null;
  };

/** Month and station are in the URL, so they survive a reload and can be shared. */
export const useMonthInUrl = (newest = runningMonth) => {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, useFromNow(newest));
  const change = (name: 'to' | 'stationId', value: string) => {
    const next = Object.entries({ ...Object.fromEntries(search), [name]: value });
    setSearch(Object.fromEntries(next.filter(([, each]) => each !== '')), { replace: true });
  };
  return [filter, change] as const;
};

interface Props<Answer> {
  readonly intro: string;
  readonly queryOf: (filter: MonthFilter) => UseQueryOptions<Answer>;
  readonly fileUrl: (filter: MonthFilter) => FileUrl;
  /** The month that is shown unless the address says another one; otherwise the running one. */
  readonly newest?: (now: Date) => string;
  readonly children: (answer: Answer) => ReactNode;
}

/** A report about a month, and a station or all of them. */
export const MonthReport = <Answer,>({ intro, queryOf, fileUrl, newest, children }: Props<Answer>) => {
  const [filter, change] = useMonthInUrl(newest);
  const query = useQuery({ ...queryOf(filter), placeholderData: keepPreviousData });
  return (
    <Report intro={intro} fileUrl={fileUrl(filter)}>
      <MonthFilters filter={filter} onChange={change} />
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {children}
      </Loaded>
    </Report>
  );
};

interface FilterProps {
  readonly filter: MonthFilter;
  readonly onChange: (name: 'to' | 'stationId', value: string) => void;
}

/** What a report about a month may be limited to. */
export const MonthFilters = ({ filter, onChange }: FilterProps) => {
  const { t } = useTranslation('reports');
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <MonthSelect
        label={t('columns.month')}
        value={filter.month}
        months={MONTHS_OF_REPORTS}
        onChange={(month) => onChange('to', month)}
      />
      <StationSelect value={filter.stationId} onChange={(stationId) => onChange('stationId', stationId)} />
    </search>
  );
};
