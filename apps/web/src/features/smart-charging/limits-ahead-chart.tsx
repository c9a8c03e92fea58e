import '@mantine/charts/styles.css';
import { CompositeChart, type CompositeChartSeries } from '@mantine/charts';
import type { InstalledProfile } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { LimitsAheadTable } from './limits-ahead-table.tsx';
import type { LimitsAhead } from './limits-ahead.ts';
import { useSmartChargingWords } from './smart-charging-words.ts';

const colors = ['amber', 'plum', 'moss', 'gray', 'petrol'];
const color = (index: number) => `var(--mark-${colors[index % colors.length]})`;

/** Each step twice, at its end and at the start of the next, so that lines can stop and steps are vertical. */
const corners = ({ steps, until }: LimitsAhead) =>
  steps.flatMap(({ now, meant, alone }, index) => {
    const ends = steps[index + 1]?.at ?? until;
    return [steps[index]?.at ?? ends, ends].map((at) => ({ at: at.getTime(), now, meant, ...alone }));
  });

const has = ({ state }: InstalledProfile) => state === 'acknowledged';

/** The limits of a charging point over the next day: each profile alone, and their combined effect. */
export const LimitsAheadChart = ({ title, ahead }: { title: string; ahead: LimitsAhead }) => {
  const { t } = useTranslation('smartCharging');
  const format = useFormat();
  const words = useSmartChargingWords();
  const { unit, profiles, steps } = ahead;
  const arrived = profiles.every(has);
  const inWords = (limit: number | null) => words.limit(limit === null ? null : { limit, unit });
  const changes = steps.filter(({ now }, index) => index > 0 && now !== steps[index - 1]?.now);
  const summary = [
    t('aheadSummary', { limit: inWords(steps[0]?.now ?? null), count: changes.length }),
    changes[0] && t('aheadNext', { time: format.time(changes[0].at), limit: inWords(changes[0].now) }),
    !arrived && t('aheadNotArrived'),
  ];
  const series: CompositeChartSeries[] = [
    { name: 'now', label: t('aheadNow'), color: 'var(--mark-sky)', type: 'area' },
    ...profiles.map((each, index) => ({
      name: each.id,
      label: words.profile(each),
      color: color(index),
      type: 'line' as const,
      ...(has(each) ? {} : { strokeDasharray: '6 4' }),
    })),
  ];
  return (
    <ChartFigure
      title={title}
      summary={summary.filter(Boolean).join(' ')}
      chart={
        <CompositeChart
          h={220}
          data={corners(ahead)}
          dataKey="at"
          series={series}
          curveType="linear"
          withDots={false}
          withTooltip={false}
          withLegend
          connectNulls={false}
          xAxisProps={{
            type: 'number',
            domain: ['dataMin', 'dataMax'],
            tickFormatter: (at: number) => format.time(new Date(at)),
          }}
          unit={` ${unit}`}
          areaProps={{ isAnimationActive: false }}
          lineProps={{ isAnimationActive: false }}
          composedChartProps={{ accessibilityLayer: false }}
        />
      }
      table={<LimitsAheadTable title={title} ahead={ahead} arrived={arrived} />}
    />
  );
};
