import { Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import { exportUtilisation, type Utilisation } from '@laadpoort/contract/reports/utilisation';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { addMonths, monthsBetween } from '@laadpoort/domain/reports/month';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { HeatMap } from './heat-map.tsx';
import { stationsQuery, utilisationQuery, type MonthFilter } from '../queries.ts';
import { Report } from '../frame/report.tsx';
import classes from '../frame/report-filters.module.css';
import { reportOf, runningMonth } from '../frame/report-in-url.ts';
import { UtilisationTable } from './utilisation-table.tsx';

/** As many months back as the API keeps for a report at once. */
const monthsOffered = 36;

const filterOf = (search: URLSearchParams, running: string): MonthFilter => {
  const { to, stationId } = reportOf(search, running);
  return { month: to, ...(stationId ? { stationId } : {}) };
};

export const loader = ({ request }: LoaderFunctionArgs) => {
  const filter = filterOf(new URL(request.url).searchParams, runningMonth(new Date()));
  void queryClient.prefetchQuery(utilisationQuery(filter));
  return null;
};

/** How the connectors were used in a month. */
const UtilisationPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, useFromNow(runningMonth));
  const query = useQuery({ ...utilisationQuery(filter), placeholderData: keepPreviousData });
  const change = (name: 'to' | 'stationId', value: string) => {
    const next = Object.entries({ ...Object.fromEntries(search), [name]: value });
    setSearch(Object.fromEntries(next.filter(([, each]) => each !== '')), { replace: true });
  };
  return (
    <Report
      intro={t('intro')}
      fileUrl={(file) => endpointUrl(exportUtilisation, { query: { ...filter, ...file } })}
    >
      <Filters filter={filter} onChange={change} />
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {({ rows, hours }) =>
          rows.length === 0 ? (
            <Text>{t('none')}</Text>
          ) : (
            <>
              <Totals rows={rows} />
              <Section title={t('week')}>
                <HeatMap hours={hours} />
              </Section>
              <Section title={t('table')}>
                <UtilisationTable rows={rows} />
              </Section>
            </>
          )
        }
      </Loaded>
    </Report>
  );
};

interface FilterProps {
  readonly filter: MonthFilter;
  readonly onChange: (name: 'to' | 'stationId', value: string) => void;
}

const Filters = ({ filter, onChange }: FilterProps) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { data } = useQuery(stationsQuery);
  const running = useFromNow(runningMonth);
  const months = monthsBetween(addMonths(running, 1 - monthsOffered), running).toReversed();
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <NativeSelect
        label={t('columns.month')}
        data={months.map((month) => ({ value: month, label: format.month(month) }))}
        value={filter.month}
        onChange={(event) => onChange('to', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filters.station')}
        data={[
          { value: '', label: t('filters.allStations') },
          ...(data?.stations.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
        value={filter.stationId ?? ''}
        onChange={(event) => onChange('stationId', event.currentTarget.value)}
      />
    </search>
  );
};

const Totals = ({ rows }: Pick<Utilisation, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const format = useFormat();
  const sum = (value: (row: Utilisation['rows'][number]) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const [available, occupied] = [sum((row) => row.availableSeconds), sum((row) => row.occupiedSeconds)];
  const idle = sum((row) => row.idleSeconds);
  const share = (seconds: number) => (available === 0 ? '–' : format.share(seconds / available));
  return (
    <Group component="section" aria-label={t('totals')} gap="xl">
      <Figure strong label={t('occupied')} value={share(occupied)} />
      <Figure label={t('charging')} value={share(occupied - idle)} />
      <Figure label={t('idle')} value={format.duration(idle)} />
      <Figure label={t('sessions')} value={format.count(sum(({ sessions }) => sessions))} />
    </Group>
  );
};

export { UtilisationPage as Component };
