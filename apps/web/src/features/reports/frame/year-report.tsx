import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Report, type FileUrl } from './report.tsx';
import { runningMonth } from './report-in-url.ts';
import { useYearInUrl, yearIn } from './year-in-url.ts';
import { YearSelect } from './year-select.tsx';

/** Asks for the report while its page is fetched. */
export const yearLoader =
  <Answer,>(queryOf: (year: string) => UseQueryOptions<Answer>) =>
  ({ request }: LoaderFunctionArgs) => {
    const running = runningMonth(new Date()).slice(0, 4);
    void queryClient.prefetchQuery(queryOf(yearIn(new URL(request.url).searchParams, running)));
    return null;
  };

interface Props<Answer> {
  readonly intro: string;
  readonly queryOf: (year: string) => UseQueryOptions<Answer>;
  readonly fileUrl: (year: string) => FileUrl;
  readonly children: (answer: Answer) => ReactNode;
}

/** A report about a year. */
export const YearReport = <Answer,>({ intro, queryOf, fileUrl, children }: Props<Answer>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'filters' });
  const [year, setYear] = useYearInUrl(useFromNow(runningMonth).slice(0, 4));
  const query = useQuery({ ...queryOf(year), placeholderData: keepPreviousData });
  return (
    <Report intro={intro} fileUrl={fileUrl(year)}>
      <search aria-label={t('label')}>
        <YearSelect value={year} onChange={setYear} />
      </search>
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {children}
      </Loaded>
    </Report>
  );
};
