import type { SessionAnomaly } from '../anomaly.ts';
import type { SessionReviewState } from '../review.ts';

/** Registers of a session in Wh and what was made of them, as they are stored with it. */
export interface CountedFacts {
  readonly energyWh: number;
  readonly meterStartWh: number;
  readonly meterStopWh: number | null;
  /** Of the last reading that had one. */
  readonly lastRegisterWh: number | null;
  readonly anomalies: readonly SessionAnomaly[];
  readonly review: SessionReviewState | null;
}

export interface EdgeRegister {
  readonly registerWh: number;
  /** The message of the start or the stop, or a reading during the session. */
  readonly from: 'start' | 'stop' | 'reading';
}

export interface EnergyBasis {
  readonly begin: EdgeRegister | null;
  readonly end: EdgeRegister | null;
  /** `registers`: the energy is end minus begin; `readings`: those during the session say otherwise. */
  readonly energyFrom: 'registers' | 'readings' | 'estimated' | 'corrected' | 'none';
}

/** What the energy of a session was counted from, for those who want to follow the meter. */
export const energyBasis = (facts: CountedFacts): EnergyBasis => {
  const begin = beginOf(facts);
  const end = endOf(facts, begin);
  return { begin, end, energyFrom: energyFrom(facts, begin, end) };
};

const beginOf = ({ meterStartWh, anomalies }: CountedFacts): EdgeRegister | null =>
  anomalies.includes('no_meter_start') ? null : { registerWh: meterStartWh, from: 'start' };

/** Chargers that know no register at the stop send 0 or less. */
const endOf = (
  { meterStopWh, lastRegisterWh }: CountedFacts,
  begin: EdgeRegister | null,
): EdgeRegister | null => {
  const isUsable =
    meterStopWh !== null && (meterStopWh > 0 || (meterStopWh === 0 && begin?.registerWh === 0));
  if (isUsable) return { registerWh: meterStopWh, from: 'stop' };
  return lastRegisterWh === null ? null : { registerWh: lastRegisterWh, from: 'reading' };
};

const energyFrom = (
  { energyWh, anomalies, review }: CountedFacts,
  begin: EdgeRegister | null,
  end: EdgeRegister | null,
): EnergyBasis['energyFrom'] => {
  if (review === 'corrected') return 'corrected';
  if (begin !== null && end !== null && end.registerWh - begin.registerWh === energyWh) return 'registers';
  if (anomalies.includes('estimated_energy')) return 'estimated';
  return anomalies.includes('no_meter_data') ? 'none' : 'readings';
};
