import { Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { PowerChart } from '#ui/figures/power-chart.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { sessionCurveQuery } from '../queries.ts';
import { curveShown, type ShownCurve } from './curve-shown.ts';
import { suspiciousMoments } from './suspicious-moments.ts';

interface Props {
  readonly session: SessionDetail;
}

/** Power over the session, at most 600 points. */
export const SessionCurve = ({ session }: Props) => {
  const { t } = useTranslation('sessions');
  return (
    <Loaded query={useQuery(sessionCurveQuery(session.id))}>
      {({ points }) => {
        const curve = curveShown(points);
        if (curve === null) return <Text c="dimmed">{t('detail.curveEmpty')}</Text>;
        return <CurveOf session={session} curve={curve} />;
      }}
    </Loaded>
  );
};

const CurveOf = ({ session, curve: { kind, points } }: Props & { readonly curve: ShownCurve }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const steps = session.witnesses?.steps ?? [];
  const marked = suspiciousMoments(points, steps);
  const isSuspicious = ({ at }: { at: string }) => marked.has(at);
  const title = t(kind === 'power' ? 'detail.curve' : 'detail.curveOfRegisters');
  const figures = {
    energy: format.energy(session.energyWh),
    duration: format.duration(session.durationSeconds),
  };
  const highestW = Math.max(...points.map(({ powerW }) => powerW ?? 0));
  return (
    <ChartFigure
      title={title}
      titleHidden={kind === 'power'}
      summary={
        kind === 'power'
          ? t('detail.curveSummary', { ...figures, power: format.power(highestW) })
          : t('detail.curveOfRegistersSummary', figures)
      }
      chart={
        <PowerChart
          label={title}
          points={points}
          curveType={kind === 'power' ? 'linear' : 'stepAfter'}
          marks={points.filter(isSuspicious).map(({ at }) => at)}
        />
      }
      table={
        <DataTable
          caption={title}
          rows={points}
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
