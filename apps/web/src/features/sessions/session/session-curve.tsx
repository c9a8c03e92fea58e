import { Skeleton, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { PowerChart } from '#ui/figures/power-chart.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { sessionCurveQuery } from '../queries.ts';
import { suspiciousMoments } from './suspicious-moments.ts';

/** Power over the session, at most 600 points. */
export const SessionCurve = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { data } = useQuery(sessionCurveQuery(session.id));
  if (!data) return <Skeleton height={240} />;
  const powers = data.points.flatMap(({ powerW }) => (powerW === null ? [] : [powerW]));
  if (powers.length === 0) return <Text c="dimmed">{t('detail.curveEmpty')}</Text>;
  const steps = session.witnesses?.steps ?? [];
  const marked = suspiciousMoments(data.points, steps);
  const isSuspicious = ({ at }: { at: string }) => marked.has(at);
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
        <PowerChart
          label={t('detail.curve')}
          points={data.points}
          curveType="linear"
          marks={data.points.filter(isSuspicious).map(({ at }) => at)}
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
            ...(steps.length === 0
              ? []
              : [
                  {
                    id: 'mark',
                    header: t('detail.mark'),
                    cell: (point: { at: string }) => (isSuspicious(point) ? t('detail.suspicious') : '–'),
                  },
                ]),
          ]}
        />
      }
    />
  );
};
