import type { SessionAnomaly } from '../anomaly.ts';
import type { SessionReviewState } from '../review.ts';
import { isRevisable } from '../session.ts';
import type { SessionEnergy } from './energy-facts.ts';

/** What the energy of a session was decided from, as it is stored with the decision. */
export type StoredBasis = Pick<SessionEnergy, 'begin' | 'end' | 'method'> & {
  readonly beginWh: number | null;
  readonly endWh: number | null;
};

export const basisToStore = ({ begin, beginWh, end, endWh, method }: SessionEnergy): StoredBasis => ({
  begin,
  beginWh: beginWh === null ? null : Number(beginWh),
  end,
  endWh: endWh === null ? null : Number(endWh),
  method,
});

/** Registers of a session in Wh and what was made of them, as they are stored with it. */
export interface CountedFacts {
  readonly energyWh: number;
  readonly meterStartWh: number;
  readonly meterStopWh: number | null;
  /** `null`: it is running, or ended before this was stored. */
  readonly energyBasis: StoredBasis | null;
  readonly anomalies: readonly SessionAnomaly[];
  readonly review: SessionReviewState | null;
}

export const ENERGY_SOURCES = ['registers', 'readings', 'estimated', 'corrected', 'none'] as const;

interface EdgeRegister<From> {
  readonly registerWh: number;
  readonly from: From;
}

export interface EnergyBasis {
  readonly begin: EdgeRegister<SessionEnergy['begin']> | null;
  readonly end: EdgeRegister<SessionEnergy['end']> | null;
  /** `registers`: the energy is end minus begin; `readings`: those during the session say otherwise. */
  readonly energyFrom: (typeof ENERGY_SOURCES)[number];
}

interface EnergyEdges {
  readonly begin: { readonly registerWh: number } | null;
  readonly end: { readonly registerWh: number } | null;
  readonly energyFrom: EnergyBasis['energyFrom'];
}

/** What the energy of a session was counted from, for those who want to follow the meter. */
export const energyBasis = (facts: CountedFacts): EnergyBasis => {
  const { begin, end, beginWh, endWh, method } = facts.energyBasis ?? fromMessages(facts);
  const isDifference = beginWh !== null && endWh !== null && endWh - beginWh === facts.energyWh;
  return {
    begin: beginWh === null ? null : { registerWh: beginWh, from: begin },
    end: endWh === null ? null : { registerWh: endWh, from: toldEnd(end, facts.anomalies) },
    energyFrom: facts.review === 'corrected' ? 'corrected' : isDifference ? 'registers' : SOURCES[method],
  };
};

/** Where we closed it ourselves, no stop was sent: its end is the last register that was heard. */
const toldEnd = (end: SessionEnergy['end'], anomalies: readonly SessionAnomaly[]): SessionEnergy['end'] =>
  end === 'stop' && isRevisable(anomalies) ? 'sample' : end;

/** The energy by the registers at both ends; null: it was not counted from them, or not from them alone. */
export const energyBetween = ({ begin, end, energyFrom }: EnergyEdges): number | null =>
  energyFrom === 'registers' && begin !== null && end !== null ? end.registerWh - begin.registerWh : null;

const SOURCES = {
  signed: 'readings',
  registers: 'readings',
  samples: 'readings',
  intervals: 'estimated',
  power: 'estimated',
  none: 'none',
} as const satisfies Record<SessionEnergy['method'], EnergyBasis['energyFrom']>;

/** Chargers that know no register at the stop send 0 or less. */
const fromMessages = ({ meterStartWh, meterStopWh, anomalies }: CountedFacts): StoredBasis => {
  const hasStart = !anomalies.includes('no_meter_start');
  const hasStop = meterStopWh !== null && (meterStopWh > 0 || (meterStopWh === 0 && meterStartWh === 0));
  return {
    begin: hasStart ? 'start' : 'none',
    beginWh: hasStart ? meterStartWh : null,
    end: hasStop ? 'stop' : 'none',
    endWh: hasStop ? meterStopWh : null,
    method: anomalies.includes('no_meter_data')
      ? 'none'
      : anomalies.includes('estimated_energy')
        ? 'power'
        : 'samples',
  };
};
