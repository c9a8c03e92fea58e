import { EmptyState, Group, Skeleton, Text } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { exportMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { monthsBetween } from '@laadpoort/domain/reports/month';
import { rowsAgainstTotal } from '@laadpoort/domain/sessions/shown-rows';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { WaitingNote } from '#ui/feedback/waiting-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { monthTotals, totalOf, type ReportRow } from './month-totals.ts';
import { reportQuery } from '../queries.ts';
import { Report } from '../frame/report.tsx';
import { ReportFilters } from '../frame/report-filters.tsx';
import { reportOf, runningMonth, useReportInUrl } from '../frame/report-in-url.ts';
import { ReportTable } from './report-table.tsx';

const MonthChart = lazy(async () => ({ default: (await import('./month-chart.tsx')).MonthChart }));

export const loader = ({ request }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(
    reportQuery(reportOf(new URL(request.url).searchParams, runningMonth(new Date()))),
  );
  return null;
};

/** Energy and income per month and station, as a chart, a table and a file. */
const MonthlyPage = () => {
  const { t } = useTranslation('reports');
  const { filter, measure, change, clear, active } = useReportInUrl();
  const report = useQuery({ ...reportQuery(filter), placeholderData: keepPreviousData });
  return (
    <Report
      intro={t('intro')}
      fileUrl={(file) => endpointUrl(exportMonthlyReport, { query: { ...filter, ...file } })}
    >
      <ReportFilters filter={filter} onChange={change} onClear={clear} active={active} />
      <Loaded query={report} loading={<Skeleton height={320} radius="lg" />}>
        {({ waiting, rows }) => (
          <>
            <WaitingNote waiting={waiting} />
            {rows.length === 0 ? (
              <Nothing active={active} />
            ) : (
              <>
                <Totals rows={rows} />
                <Section title={t('chart.title')}>
                  <Suspense fallback={<Skeleton height={380} />}>
                    <MonthChart
                      months={monthTotals(rows, monthsBetween(filter.from, filter.to))}
                      measure={measure}
                      onMeasure={(show) => change({ show: show === 'energy' ? '' : show })}
                    />
                  </Suspense>
                </Section>
                <Section title={t('table')}>
                  <ReportTable rows={rows} byConnector={filter.by === 'connector'} />
                  <Rounding rows={rows} />
                </Section>
              </>
            )}
          </>
        )}
      </Loaded>
    </Report>
  );
};

const Totals = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { sessions, paidEnergyWh, freeEnergyWh, amount } = totalOf(rows);
  return (
    <Group component="section" aria-label={t('totals')} gap="xl">
      <Figure strong label={t('columns.income')} value={format.money(amount)} />
      <Figure label={t('columns.paid')} value={format.energy(paidEnergyWh)} />
      <Figure label={t('columns.free')} value={format.energy(freeEnergyWh)} />
      <Figure label={t('columns.sessions')} value={format.count(sessions)} />
    </Group>
  );
};

/** Says by how much the rows as shown add up to more or less than the totals above them. */
const Rounding = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { paidEnergyWh, amount: total } = totalOf(rows);
  const paid = rows.map(({ paidEnergyWh: energyWh, amount }) => ({ energyWh, amount, billed: true }));
  const { rounding } = rowsAgainstTotal(paid, { energyWh: paidEnergyWh, amount: total });
  if (rounding === null) return null;
  const { energyWh, amount } = rounding;
  return (
    <Text size="sm">{t('rounding', { amount: format.money(amount), energy: format.energy(energyWh) })}</Text>
  );
};

const Nothing = ({ active }: { active: boolean }) => {
  const { t } = useTranslation('reports');
  return (
    <EmptyState
      icon={<IconChartBar aria-hidden />}
      title={t('empty.title')}
      description={active ? t('empty.filtered') : t('empty.text')}
    />
  );
};

export { MonthlyPage as Component };
