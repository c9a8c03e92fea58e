import type { IntervalSample } from '@laadpoort/domain/sessions/readings/interval-lengths';
import type { SampledValue } from '@laadpoort/ocpp/parse/sampled-value';

/** The Energy.Active.Import.Interval of one moment: the total, otherwise the sum of the phases; null without one. */
export const intervalOf = (at: Date, samples: readonly (SampledValue | string)[]): IntervalSample | null => {
  const intervals = samples.filter(
    (sample): sample is SampledValue =>
      typeof sample === 'object' &&
      sample.measurand === 'Energy.Active.Import.Interval' &&
      sample.unit === 'Wh' &&
      sample.location === 'Outlet',
  );
  const [first] = intervals;
  if (first === undefined) return null;
  const total = intervals.find(({ phase }) => phase === null)?.value;
  const energyWh = total ?? intervals.reduce((sum, { value }) => sum + value, 0);
  return { at, energyWh: BigInt(Math.round(energyWh)), isClockAligned: first.context === 'Sample.Clock' };
};
