import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { exportCo2, type Co2Report } from '@laadpoort/contract/reports/co2';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { co2Of } from '@laadpoort/domain/reports/co2';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { MonthBars } from '../frame/month-bars.tsx';
import { Report } from '../frame/report.tsx';
import { reportOf, runningMonth } from '../frame/report-in-url.ts';
import classes from '../frame/report-filters.module.css';
import { StationSelect } from '../frame/station-select.tsx';
import { yearIn } from '../frame/year-in-url.ts';
import { YearSelect } from '../frame/year-select.tsx';
import { co2Query, type YearFilter } from '../queries.ts';
import { useKilograms } from './use-kilograms.ts';
import { Co2Table } from './co2-table.tsx';

const filterOf = (search: URLSearchParams, running: string): YearFilter => {
  const { stationId } = reportOf(search, running);
  return { year: yearIn(search, running.slice(0, 4)), ...(stationId ? { stationId } : {}) };
};

export const loader = ({ request }: LoaderFunctionArgs) => {
  const filter = filterOf(new URL(request.url).searchParams, runningMonth(new Date()));
  void queryClient.prefetchQuery(co2Query(filter));
  return null;
};

/** What the electricity that was charged stands for in CO2. */
const Co2Page = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'co2' });
  const { t: tFilter } = useTranslation('reports', { keyPrefix: 'filters' });
  const [search, setSearch] = useSearchParams();
  const running = useFromNow(runningMonth);
  const filter = filterOf(search, running);
  const query = useQuery({ ...co2Query(filter), placeholderData: keepPreviousData });
  const change = (name: keyof YearFilter, value: string) => {
    const next = Object.entries({ ...Object.fromEntries(search), [name]: value });
    setSearch(Object.fromEntries(next.filter(([, each]) => each !== '')), { replace: true });
  };
  return (
    <Report intro={t('intro')} fileUrl={(file) => endpointUrl(exportCo2, { query: { ...filter, ...file } })}>
      <search aria-label={tFilter('label')} className={classes['filters']}>
        <YearSelect value={filter.year} onChange={(year) => change('year', year)} />
        <StationSelect value={filter.stationId} onChange={(value) => change('stationId', value)} />
      </search>
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {(report) => (report.rows.length === 0 ? <Text>{t('none')}</Text> : <Estimate report={report} />)}
      </Loaded>
    </Report>
  );
};

const Estimate = ({ report }: { readonly report: Co2Report }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'co2' });
  const format = useFormat();
  const kilograms = useKilograms();
  const { totals, factor } = report;
  return (
    <>
      <Stack component="section" aria-label={t('totals', { year: report.year })} gap="xs">
        <Group gap="xl">
          <Figure strong label={t('total')} value={kilograms(totals.kilograms)} />
          <Figure label={t('energy')} value={format.energy(totals.energyWh)} />
          <Figure label={t('factor')} value={t('grams', { grams: format.count(factor.gramsPerKwh) })} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('source', { source: factor.source, year: factor.year })}
        </Text>
      </Stack>
      <Section title={t('months')}>
        <Months report={report} />
      </Section>
      <Section title={t('table')}>
        <Co2Table rows={report.rows} />
      </Section>
    </>
  );
};

const Months = ({ report: { rows, factor, totals } }: { readonly report: Co2Report }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'co2' });
  const format = useFormat();
  const kilograms = useKilograms();
  const months = [...Map.groupBy(rows, ({ month }) => month)].toReversed().map(([month, ofMonth]) => {
    const energyWh = ofMonth.reduce((sum, row) => sum + row.energyWh, 0);
    return { month, energyWh, kilograms: co2Of(energyWh, factor) };
  });
  const most = months.toSorted((a, b) => b.energyWh - a.energyWh)[0];
  return (
    <MonthBars
      title={t('months')}
      summary={t('summary', {
        total: kilograms(totals.kilograms),
        month: most ? format.month(most.month) : '',
        most: kilograms(most?.kilograms ?? '0'),
      })}
      months={months}
      barText={(month) => kilograms(month.kilograms)}
      last={{ id: 'co2', header: t('total'), numeric: true, cell: (row) => kilograms(row.kilograms) }}
    />
  );
};

export { Co2Page as Component };
