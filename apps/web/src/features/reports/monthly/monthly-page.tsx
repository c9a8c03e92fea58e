import { EmptyState, Group, Skeleton, Text } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { exportMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { monthsBetween } from '@laadpoort/domain/reports/month';
import { AMOUNT_PARTS, roundingOf, shownTotal } from '@laadpoort/domain/reports/shown-money';
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
import { PartsTable, ReportTable } from './report-table.tsx';

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
                <Section title={t('parts.title')}>
                  <PartsTable rows={rows} byConnector={filter.by === 'connector'} />
                  <PartsRounding rows={rows} />
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
  const { sessions, paidEnergyWh, freeEnergyWh } = totalOf(rows);
  const { amount, vat, inclVat } = shownTotal(rows);
  return (
    <Group component="section" aria-label={t('totals')} gap="xl">
      <Figure strong label={t('columns.income')} value={format.money(amount)} />
      <Figure label={t('columns.vat')} value={format.money(vat)} />
      <Figure label={t('columns.inclVat')} value={format.money(inclVat)} />
      <Figure label={t('columns.paid')} value={format.energy(paidEnergyWh)} />
      <Figure label={t('columns.free')} value={format.energy(freeEnergyWh)} />
      <Figure label={t('columns.sessions')} value={format.count(sessions)} />
    </Group>
  );
};

/** By how many Wh the rows as shown add up to more than their total as shown. */
const energyRounding = (rows: readonly ReportRow[], energyOf: (row: ReportRow) => number): number => {
  const shown = rows.map((row) => ({ energyWh: energyOf(row), amount: '0', billed: true }));
  const energyWh = rows.reduce((sum, row) => sum + energyOf(row), 0);
  return rowsAgainstTotal(shown, { energyWh, amount: '0' }).rounding?.energyWh ?? 0;
};

/** Says by how much the rows as shown add up to more than the totals above them, in each column that does. */
const Rounding = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const money = roundingOf(rows);
  const paidWh = energyRounding(rows, ({ paidEnergyWh }) => paidEnergyWh);
  const freeWh = energyRounding(rows, ({ freeEnergyWh }) => freeEnergyWh);
  const differences = [
    { column: t('columns.income'), by: money && Number(money.amount) !== 0 && format.money(money.amount) },
    { column: t('columns.vat'), by: money && Number(money.vat) !== 0 && format.money(money.vat) },
    { column: t('columns.inclVat'), by: money && Number(money.inclVat) !== 0 && format.money(money.inclVat) },
    { column: t('columns.paid'), by: paidWh !== 0 && format.energy(paidWh) },
    { column: t('columns.free'), by: freeWh !== 0 && format.energy(freeWh) },
  ].flatMap(({ column, by }) => (by ? `${column} ${by}` : []));
  return <RoundingText differences={differences} />;
};

/** The same of what the income is for. */
const PartsRounding = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const money = roundingOf(rows);
  const differences = AMOUNT_PARTS.flatMap((part) =>
    money && Number(money[part]) !== 0 ? `${t(`parts.${part}`)} ${format.money(money[part])}` : [],
  );
  return <RoundingText differences={differences} />;
};

const RoundingText = ({ differences }: { differences: readonly string[] }) => {
  const { t } = useTranslation('reports');
  if (differences.length === 0) return null;
  return <Text size="sm">{t('rounding', { differences: differences.join('; ') })}</Text>;
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
