import { Group, Text } from '@mantine/core';
import { exportPeakPower, type PeakPower } from '@laadpoort/contract/reports/peak-power';
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
import { peakPowerQuery } from '../queries.ts';

export const loader = monthLoader(peakPowerQuery, begunMonth);

type Row = PeakPower['rows'][number];

const highestOf = (rows: readonly Row[]): Row | undefined => rows.toSorted((a, b) => b.peakW - a.peakW)[0];

/** The highest power of stations, day by day. */
const PeakPowerPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'peakPower' });
  return (
    <MonthReport
      intro={t('intro')}
      queryOf={peakPowerQuery}
      newest={begunMonth}
      fileUrl={(filter) => (file) => endpointUrl(exportPeakPower, { query: { ...filter, ...file } })}
    >
      {({ rows }) => {
        const highest = highestOf(rows);
        if (!highest) return <Text>{t('none')}</Text>;
        return (
          <>
            <Highest highest={highest} />
            <Section title={t('days')}>
              <Days rows={rows} highest={highest} />
            </Section>
          </>
        );
      }}
    </MonthReport>
  );
};

const Highest = ({ highest }: { readonly highest: Row }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'peakPower' });
  const format = useFormat();
  return (
    <Group component="section" aria-label={t('highest')} gap="xl">
      <Figure strong label={t('highest')} value={format.power(highest.peakW)} />
      <Figure label={highest.stationName} value={format.dateTime(highest.peakAt, highest.timeZone)} />
    </Group>
  );
};

const Days = ({ rows, highest }: { readonly rows: readonly Row[]; readonly highest: Row }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'peakPower' });
  const { t: tColumn } = useTranslation('reports', { keyPrefix: 'columns' });
  const format = useFormat();
  const days = [...Map.groupBy(rows, ({ day }) => day)];
  return (
    <ChartFigure
      title={t('days')}
      titleHidden
      summary={t('summary', {
        power: format.power(highest.peakW),
        day: format.day(highest.day),
        station: highest.stationName,
      })}
      chart={
        <BarRow
          height={160}
          bars={days.map(([day, ofDay]) => {
            const peakW = highestOf(ofDay)?.peakW ?? 0;
            return { key: day, value: peakW, title: `${format.day(day)}: ${format.power(peakW)}` };
          })}
        />
      }
      table={
        <DataTable
          caption={t('days')}
          rows={rows}
          rowKey={({ day, stationId }) => `${day}/${stationId}`}
          columns={[
            { id: 'day', header: t('day'), sortValue: ({ day }) => day, cell: ({ day }) => format.day(day) },
            {
              id: 'station',
              header: tColumn('station'),
              sortValue: ({ stationName }) => stationName,
              cell: ({ stationName }) => stationName,
            },
            {
              id: 'peak',
              header: t('peak'),
              numeric: true,
              sortValue: ({ peakW }) => peakW,
              cell: ({ peakW }) => format.power(peakW),
            },
            {
              id: 'at',
              header: t('at'),
              cell: ({ peakAt, timeZone }) => format.time(peakAt, timeZone),
            },
          ]}
        />
      }
    />
  );
};

export { PeakPowerPage as Component };
