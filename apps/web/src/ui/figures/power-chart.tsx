import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';

interface Props {
  readonly label: string;
  readonly points: readonly { readonly time: string; readonly powerW: number | null }[];
  readonly curveType: 'linear' | 'stepAfter';
  /** Times of points to mark. */
  readonly marks?: readonly string[];
}

/** A day has a point every five minutes: the labels that may be shown are the hours, since each is measured in the page. */
const MAX_LABELS = 25;

const toKw = (powerW: number | null) => (powerW === null ? null : powerW / 1000);

/** Power over time; a gap where it is not known. */
export const PowerChart = ({ label, points, curveType, marks = [] }: Props) => (
  <AreaChart
    h={240}
    data={points.map(({ time, powerW }) => ({ time, powerKw: toKw(powerW) }))}
    dataKey="time"
    xAxisProps={{
      ticks: points
        .filter((_, index) => index % Math.ceil(points.length / MAX_LABELS) === 0)
        .map(({ time }) => time),
    }}
    series={[{ name: 'powerKw', label, color: 'var(--mark-sky)' }]}
    curveType={curveType}
    referenceLines={marks.map((x) => ({ x, color: 'red.6' }))}
    withDots={false}
    unit=" kW"
    areaProps={{ isAnimationActive: false }}
    areaChartProps={{ accessibilityLayer: false }}
  />
);
