import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { exportFaults, type FaultsReport } from '@laadpoort/contract/reports/faults';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MonthFilters, useMonthInUrl } from '../frame/month-report.tsx';
import { Report } from '../frame/report.tsx';
import { faultsQuery } from '../queries.ts';
import { FaultTable } from './fault-table.tsx';

/** What chargers reported to be wrong in a month. */
const FaultsPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'faults' });
  const [filter, change] = useMonthInUrl();
  const query = useInfiniteQuery(faultsQuery(filter));
  return (
    <Report
      intro={t('intro')}
      fileUrl={(file) => endpointUrl(exportFaults, { query: { ...filter, ...file } })}
    >
      <MonthFilters filter={filter} onChange={change} />
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {({ pages }) => {
          const byCode = pages[0]?.byCode ?? [];
          if (byCode.length === 0) return <Text>{t('none')}</Text>;
          return (
            <>
              <Codes byCode={byCode} />
              <Section title={t('table')}>
                <Stack>
                  <FaultTable rows={pages.flatMap(({ rows }) => rows)} />
                  <MoreButton query={query} label={t('more')} />
                </Stack>
              </Section>
            </>
          );
        }}
      </Loaded>
    </Report>
  );
};

const Codes = ({ byCode }: Pick<FaultsReport, 'byCode'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'faults' });
  const format = useFormat();
  const total = byCode.reduce((sum, { faults }) => sum + faults, 0);
  const [most] = byCode;
  return (
    <>
      <Group component="section" aria-label={t('totals')} gap="xl">
        <Figure strong label={t('total')} value={format.count(total)} />
      </Group>
      <Section title={t('codes')}>
        <ChartFigure
          title={t('codes')}
          titleHidden
          summary={t('summary', { code: most?.errorCode ?? '', count: most?.faults ?? 0 })}
          chart={
            <BarRow
              height={120}
              bars={byCode.map(({ errorCode, faults }) => ({
                key: errorCode,
                value: faults,
                title: `${errorCode}: ${format.count(faults)}`,
              }))}
            />
          }
          table={
            <DataTable
              caption={t('codes')}
              rows={byCode}
              rowKey={({ errorCode }) => errorCode}
              columns={[
                { id: 'code', header: t('code'), cell: ({ errorCode }) => errorCode },
                {
                  id: 'faults',
                  header: t('total'),
                  numeric: true,
                  cell: ({ faults }) => format.count(faults),
                },
              ]}
            />
          }
        />
      </Section>
    </>
  );
};

export { FaultsPage as Component };
