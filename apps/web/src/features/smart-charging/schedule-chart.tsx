import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { scheduleSteps } from './schedule-steps.ts';
import { useSmartChargingWords } from './smart-charging-words.ts';

/** The composite schedule from a charger's answer, drawn in steps. */
export const ScheduleChart = ({ response, askedAt }: { response: string; askedAt: string }) => {
  const { t } = useTranslation('smartCharging');
  const format = useFormat();
  const words = useSmartChargingWords();
  const schedule = scheduleSteps(response, new Date(askedAt));
  if (schedule === null) return <Text>{t('scheduleEmpty')}</Text>;
  const { unit, steps, until } = schedule;
  const limits = steps.map(({ limit }) => limit);
  const last = steps.at(-1);
  const points = [...steps, ...(until && last ? [{ at: until, limit: last.limit }] : [])];
  const inWords = (limit: number) => words.limit({ limit, unit });
  return (
    <ChartFigure
      title={t('schedule')}
      titleHidden
      summary={t('scheduleSummary', {
        start: format.dateTime((steps[0]?.at ?? new Date(askedAt)).toISOString()),
        count: steps.length,
        lowest: inWords(Math.min(...limits)),
        highest: inWords(Math.max(...limits)),
      })}
      chart={
        <AreaChart
          h={240}
          data={points.map(({ at, limit }) => ({ at: at.getTime(), limit }))}
          dataKey="at"
          series={[{ name: 'limit', label: t('limit'), color: 'var(--mark-sky)' }]}
          curveType="stepAfter"
          withDots={false}
          withTooltip={false}
          // The width of a step is its duration.
          xAxisProps={{
            type: 'number',
            domain: ['dataMin', 'dataMax'],
            tickFormatter: (at: number) => format.dateTime(new Date(at).toISOString()),
          }}
          unit={` ${unit}`}
          areaProps={{ isAnimationActive: false }}
          areaChartProps={{ accessibilityLayer: false }}
        />
      }
      table={
        <DataTable
          caption={t('schedule')}
          rows={steps}
          rowKey={({ at }) => at.getTime()}
          columns={[
            { id: 'at', header: t('time'), cell: ({ at }) => format.dateTime(at.toISOString()) },
            { id: 'limit', header: t('limit'), numeric: true, cell: ({ limit }) => inWords(limit) },
          ]}
        />
      }
    />
  );
};
