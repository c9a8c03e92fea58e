import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';

interface Props {
  readonly label: string;
  readonly points: readonly { readonly time: string; readonly powerW: number | null }[];
  readonly curveType: 'linear' | 'stepAfter';
}

const toKw = (powerW: number | null) => (powerW === null ? null : powerW / 1000);

/** Power over time; a gap where it is not known. */
export const PowerChart = ({ label, points, curveType }: Props) => (
  <AreaChart
    h={240}
    data={points.map(({ time, powerW }) => ({ time, powerKw: toKw(powerW) }))}
    dataKey="time"
    series={[{ name: 'powerKw', label, color: 'var(--mark-sky)' }]}
    curveType={curveType}
    withDots={false}
    unit=" kW"
    areaProps={{ isAnimationActive: false }}
    areaChartProps={{ accessibilityLayer: false }}
  />
);
