import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { PowerChart } from '#ui/figures/power-chart.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { curveQuery } from '../queries.ts';

/** Power of the station over the last 24 hours. */
export const StationCurve = ({ stationId, timeZone }: { stationId: string; timeZone: string }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <Loaded query={useQuery(curveQuery(stationId))}>
      {(data) => {
        const highest = data.points.toSorted((a, b) => b.powerW - a.powerW)[0];
        if (!highest || highest.powerW === 0) return <Text c="dimmed">{t('overview.curveEmpty')}</Text>;
        return (
          <ChartFigure
            title={t('columns.power')}
            titleHidden
            summary={t('overview.curveSummary', {
              power: format.power(highest.powerW),
              time: format.time(highest.at, timeZone),
            })}
            chart={
              <PowerChart
                label={t('columns.power')}
                points={data.points}
                timeZone={timeZone}
                curveType="stepAfter"
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
      }}
    </Loaded>
  );
};
