import type { IntervalSample } from '@laadpoort/domain/sessions/readings/intervals/interval-lengths';
import { partsOfTotal, samplesFor, sumOf } from '@laadpoort/ocpp/parse/sample-choice';
import type { SampledValue } from '@laadpoort/ocpp/parse/sampled-value';

/** The Energy.Active.Import.Interval of one moment, chosen as registers are; null without one. */
export const intervalOf = (at: Date, samples: readonly (SampledValue | string)[]): IntervalSample | null => {
  const values = samples.filter((sample) => typeof sample === 'object');
  const parts = partsOfTotal(samplesFor(values, 'Energy.Active.Import.Interval', 'Wh'));
  const energyWh = sumOf(parts);
  if (energyWh === null) return null;
  const isClockAligned = parts[0]?.context === 'Sample.Clock';
  return { at, energyWh: BigInt(Math.round(energyWh)), isClockAligned };
};
