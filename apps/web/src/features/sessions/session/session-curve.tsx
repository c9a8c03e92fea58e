import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { Skeleton, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { sessionCurveQuery } from '../queries.ts';

/** Power over the session, at most 600 points. */
export const SessionCurve = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { data } = useQuery(sessionCurveQuery(session.id));
  if (!data) return <Skeleton height={240} />;
  const powers = data.points.flatMap(({ powerW }) => (powerW === null ? [] : [powerW]));
  if (powers.length === 0) return <Text c="dimmed">{t('detail.curveEmpty')}</Text>;
  const summary = t('detail.curveSummary', {
    power: format.power(Math.max(...powers)),
    energy: format.energy(session.energyWh),
    duration: format.duration(session.durationSeconds),
  });
  return (
    <ChartFigure
      title={t('detail.curve')}
      titleHidden
      summary={summary}
      chart={
        <AreaChart
          h={240}
          data={data.points.map(({ at, powerW }) => ({
            at: format.time(at),
            powerKw: powerW === null ? null : powerW / 1000,
          }))}
          dataKey="at"
          series={[{ name: 'powerKw', label: t('detail.curve'), color: 'var(--mark-sky)' }]}
          curveType="linear"
          withDots={false}
          unit=" kW"
          areaProps={{ isAnimationActive: false }}
          areaChartProps={{ accessibilityLayer: false }}
        />
      }
      table={
        <DataTable
          caption={t('detail.curve')}
          rows={data.points}
          rowKey={({ at }) => at}
          columns={[
            { id: 'time', header: t('detail.time'), cell: ({ at }) => format.timeWithSeconds(at) },
            {
              id: 'power',
              header: t('detail.power'),
              numeric: true,
              cell: ({ powerW }) => (powerW === null ? '–' : format.power(powerW)),
            },
            {
              id: 'energy',
              header: t('columns.energy'),
              numeric: true,
              cell: ({ energyWh }) => (energyWh === null ? '–' : format.energy(energyWh)),
            },
          ]}
        />
      }
    />
  );
};
