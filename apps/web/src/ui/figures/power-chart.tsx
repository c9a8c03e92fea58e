import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { useFormat } from '#lib/use-format.ts';
import { tickMoments } from './tick-moments.ts';

interface Props {
  readonly label: string;
  readonly points: readonly { readonly at: string; readonly powerW: number | null }[];
  /** The page's, unless given. */
  readonly timeZone?: string;
  readonly curveType: 'linear' | 'stepAfter';
  /** Moments of points to mark. */
  readonly marks?: readonly string[];
}

/** Power over time; a gap where it is not known. */
export const PowerChart = ({ label, points, timeZone, curveType, marks = [] }: Props) => {
  const format = useFormat();
  const timeOf = (at: string) => format.time(at, timeZone);
  return (
    <AreaChart
      h={240}
      data={points.map(({ at, powerW }) => ({ at, powerW }))}
      dataKey="at"
      xAxisProps={{
        ticks: tickMoments(
          points.map(({ at }) => at),
          timeOf,
        ),
        tickFormatter: timeOf,
        interval: 'preserveStart',
        minTickGap: 12,
      }}
      yAxisProps={{ width: 70 }}
      tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? timeOf(at) : at) }}
      series={[{ name: 'powerW', label, color: 'var(--mark-sky)' }]}
      curveType={curveType}
      referenceLines={marks.map((x) => ({ x, color: 'red.6' }))}
      withDots={false}
      valueFormatter={format.powerOnAxis}
      areaProps={{ isAnimationActive: false }}
      areaChartProps={{ accessibilityLayer: false }}
    />
  );
};
