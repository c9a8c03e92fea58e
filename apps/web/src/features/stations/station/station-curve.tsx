import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { curveQuery } from '../queries.ts';

/** Power of the station over the last 24 hours. */
export const StationCurve = ({ stationId, timeZone }: { stationId: string; timeZone: string }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  const { data } = useQuery(curveQuery(stationId));
  if (!data) return <Skeleton height={240} />;
  const highest = data.points.toSorted((a, b) => b.powerW - a.powerW)[0];
  if (!highest || highest.powerW === 0) return <Text c="dimmed">{t('overview.curveEmpty')}</Text>;
  const rows = data.points.map(({ at, powerW }) => ({
    at: format.time(at, timeZone),
    powerKw: powerW / 1000,
  }));
  return (
    <ChartFigure
      title={t('columns.power')}
      titleHidden
      summary={t('overview.curveSummary', {
        power: format.power(highest.powerW),
        time: format.time(highest.at, timeZone),
      })}
      chart={
        <AreaChart
          h={240}
          data={rows}
          dataKey="at"
          series={[{ name: 'powerKw', label: t('columns.power'), color: 'var(--mark-sky)' }]}
          curveType="stepAfter"
          withDots={false}
          unit=" kW"
          areaProps={{ isAnimationActive: false }}
          areaChartProps={{ accessibilityLayer: false }}
        />
      }
      table={
        <DataTable
          caption={t('overview.curve')}
          rows={data.points}
          rowKey={({ at }) => at}
          columns={[
            { id: 'time', header: t('overview.time'), cell: ({ at }) => format.dateTime(at, timeZone) },
            {
              id: 'power',
              header: t('columns.power'),
              numeric: true,
              cell: ({ powerW }) => format.power(powerW),
            },
          ]}
        />
      }
    />
  );
};
