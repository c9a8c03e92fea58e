import { Group, Text } from '@mantine/core';
import { exportAvailability, type AvailabilityReport } from '@laadpoort/contract/reports/availability';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MonthReport, monthLoader } from '../frame/month-report.tsx';
import { begunMonth } from '../frame/report-in-url.ts';
import { availabilityQuery } from '../queries.ts';
import { useUptime } from './use-uptime.ts';
import { AvailabilityTable } from './availability-table.tsx';

export const loader = monthLoader(availabilityQuery, begunMonth);

/** How long charging points were up. */
const AvailabilityPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'availability' });
  return (
    <MonthReport
      intro={t('intro')}
      queryOf={availabilityQuery}
      newest={begunMonth}
      fileUrl={(filter) => (file) => endpointUrl(exportAvailability, { query: { ...filter, ...file } })}
    >
      {(report) =>
        report.lastDay === null ? (
          <Text>{t('none')}</Text>
        ) : (
          <>
            <Totals report={report} />
            <Section title={t('days')}>
              <Days report={report} />
            </Section>
            <Section title={t('table')}>
              <AvailabilityTable rows={report.rows} />
            </Section>
          </>
        )
      }
    </MonthReport>
  );
};

const Totals = ({ report: { totals, rows } }: { readonly report: AvailabilityReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'availability' });
  const format = useFormat();
  const uptimeText = useUptime();
  const starts = rows.reduce((sum, row) => sum + row.starts, 0);
  const failed = rows.reduce((sum, row) => sum + row.failedStarts, 0);
  return (
    <Group component="section" aria-label={t('totals')} gap="xl">
      <Figure strong label={t('uptime')} value={uptimeText(totals.uptime)} />
      <Figure label={t('faulted')} value={format.duration(totals.faultedSeconds)} />
      <Figure label={t('offline')} value={format.duration(totals.offlineSeconds)} />
      <Figure label={t('unknown')} value={format.duration(totals.unknownSeconds)} />
      <Figure label={t('started')} value={starts === 0 ? '–' : format.share((starts - failed) / starts)} />
    </Group>
  );
};

const Days = ({ report: { days, totals, lastDay } }: { readonly report: AvailabilityReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'availability' });
  const format = useFormat();
  const uptimeText = useUptime();
  const lowest = days.toSorted((a, b) => (a.uptime ?? 1) - (b.uptime ?? 1))[0];
  const summary = t('summary', {
    share: uptimeText(totals.uptime),
    until: format.day(lastDay ?? ''),
    day: format.day(lowest?.day ?? ''),
    lowest: uptimeText(lowest?.uptime ?? null),
  });
  return (
    <ChartFigure
      title={t('days')}
      titleHidden
      summary={summary}
      chart={
        <BarRow
          height={160}
          bars={days.map(({ day, uptime }) => ({
            key: day,
            value: Math.round(1_000 * (uptime ?? 0)),
            title: `${format.day(day)}: ${uptimeText(uptime)}`,
          }))}
        />
      }
      table={
        <DataTable
          caption={t('days')}
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { id: 'day', header: t('day'), cell: ({ day }) => format.day(day) },
            { id: 'uptime', header: t('uptime'), numeric: true, cell: ({ uptime }) => uptimeText(uptime) },
          ]}
        />
      }
    />
  );
};

export { AvailabilityPage as Component };
