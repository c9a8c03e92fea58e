import type { Location, Measurand, Phase, ReadingContext } from '../messages/meter-value.ts';
import type { SampledValue } from './sampled-value.ts';
import type { BaseUnit } from './unit.ts';

export interface PhaseValues {
  l1: number | null;
  l2: number | null;
  l3: number | null;
}

/** What a value was chosen from; only what is out of the ordinary (a periodic total at the outlet) is in it. */
export interface SampleOrigin {
  context?: ReadingContext;
  location?: Location;
  /** The phases that were added up: `L1+L2+L3`. */
  phases?: string;
  /** The unit as sent, where it is not one of the measurand. */
  unit?: string;
}

/** The moment of a session that a value is wanted of; `now` is the time of its entry. */
export type Moment = 'now' | 'begin' | 'end';

/** Of a register the value at the begin is not the one of now, whenever it is told; see docs/protocol/meter-values.md. */
const NOW: Readonly<Record<ReadingContext, number>> = {
  'Sample.Periodic': 0,
  'Sample.Clock': 1,
  Trigger: 2,
  Other: 4,
  'Transaction.End': 100,
  'Interruption.End': 200,
  'Interruption.Begin': 201,
  'Transaction.Begin': 300,
};
/** Without a context. */
const UNSAID = 3;

/** The inlet stands for the whole building. */
const PLACES: Readonly<Record<Location, number | null>> = {
  Outlet: 0,
  Cable: 20,
  Body: 30,
  EV: 40,
  Inlet: null,
};
const UNSAID_PLACE = 10;

const isAssumed = ({ assumed }: SampledValue, member: 'location' | 'context'): boolean =>
  assumed !== undefined && assumed.includes(member);

const contextRank = (sample: SampledValue, moment: Moment): number | null => {
  if (moment === 'begin') return sample.context === 'Transaction.Begin' ? 0 : null;
  if (moment === 'end') return sample.context === 'Transaction.End' ? 0 : null;
  if (sample.context === 'Transaction.Begin' && sample.measurand?.startsWith('Energy')) return null;
  return isAssumed(sample, 'context') ? UNSAID : NOW[sample.context];
};

/** The state of charge is measured in the car, wherever it is told. */
const placeRank = (sample: SampledValue): number | null => {
  if (sample.measurand === 'SoC') return sample.location === 'EV' ? 0 : 10;
  return isAssumed(sample, 'location') ? UNSAID_PLACE : PLACES[sample.location];
};

/**
 * The samples of a measurand that are taken for a moment: the best place of the best kind of context. All of them have
 * the same place and context, so they differ in their phases; where they stand says nothing.
 */
export const samplesFor = (
  samples: readonly SampledValue[],
  measurand: Measurand,
  unit: BaseUnit,
  moment: Moment = 'now',
): SampledValue[] => {
  let best = Number.POSITIVE_INFINITY;
  let found: SampledValue[] = [];
  for (const sample of samples) {
    if (sample.measurand !== measurand || sample.unit !== unit) continue;
    const [context, place] = [contextRank(sample, moment), placeRank(sample)];
    if (context === null || place === null) continue;
    const rank = context + place;
    if (rank > best) continue;
    if (rank < best) found = [];
    best = rank;
    found.push(sample);
  }
  return found;
};

const LINES = [
  ['L1', 'L1-N', 'L1-L2'],
  ['L2', 'L2-N', 'L2-L3'],
  ['L3', 'L3-N', 'L3-L1'],
] as const;

const BETWEEN: ReadonlySet<Phase | null> = new Set(LINES.map(([, , between]) => between));

/** Of several equal ones the highest, so that their order does not decide. */
const highest = (
  samples: readonly SampledValue[],
  suits: (sample: SampledValue) => boolean,
): SampledValue | null => {
  let found: SampledValue | null = null;
  for (const sample of samples) {
    if (suits(sample) && (found === null || sample.value > found.value)) found = sample;
  }
  return found;
};

const ofPhase = (samples: readonly SampledValue[], phase: Phase) =>
  highest(samples, (sample) => sample.phase === phase);

const withoutPhase = (samples: readonly SampledValue[]) =>
  highest(samples, ({ phase, phaseRaw }) => phase === null && phaseRaw === undefined);

const ofNoLine = (samples: readonly SampledValue[]) =>
  highest(samples, ({ phase, phaseRaw }) => phase === 'N' || phaseRaw !== undefined);

/** One sample for each line, as far as there is one: against neutral or earth, otherwise between two lines. */
const linesOf = (samples: readonly SampledValue[]): (SampledValue | null)[] => {
  const toNeutral = LINES.map(([line, neutral]) => ofPhase(samples, line) ?? ofPhase(samples, neutral));
  if (toNeutral.some((sample) => sample !== null)) return toNeutral;
  return LINES.map(([, , between]) => ofPhase(samples, between));
};

/** The samples that make up a total: the one without a phase, otherwise the phases, otherwise what is left. */
export const partsOfTotal = (samples: readonly SampledValue[]): SampledValue[] => {
  const [only] = samples;
  const total = samples.length === 1 && only ? only : withoutPhase(samples);
  if (total) return [total];
  const lines = linesOf(samples).flatMap((sample) => sample ?? []);
  return lines.length > 0 ? lines : [ofNoLine(samples)].flatMap((sample) => sample ?? []);
};

export const sumOf = (parts: readonly SampledValue[]): number | null => {
  if (parts.length === 0) return null;
  return Math.round(parts.reduce((sum, { value }) => sum + value, 0) * 1_000) / 1_000;
};

/** A value of each phase; one without a phase stands under `l1`, as does the neutral's where it is the only one. */
export const phasesOf = (samples: readonly SampledValue[]): PhaseValues => {
  const [l1, l2, l3] = linesOf(samples).map((sample) => sample?.value ?? null) as [
    number | null,
    number | null,
    number | null,
  ];
  if (l1 !== null || l2 !== null || l3 !== null) return { l1, l2, l3 };
  return { l1: (withoutPhase(samples) ?? ofNoLine(samples))?.value ?? null, l2: null, l3: null };
};

/** More than lies between two lines of a 230 V system without a neutral. */
const MAX_LINE_V = 300;

/** Voltages, those between two lines of a 400 V system as what they are between line and neutral. */
export const voltagesOf = (samples: readonly SampledValue[]): PhaseValues =>
  phasesOf(
    samples.map((sample) =>
      BETWEEN.has(sample.phase) && sample.value > MAX_LINE_V
        ? { ...sample, value: Math.round((sample.value / Math.sqrt(3)) * 10) / 10 }
        : sample,
    ),
  );

/**
 * Null where everything is as usual.
 * @param usual the members that say nothing here, since they are always as they are
 */
export const originOf = (
  parts: readonly SampledValue[],
  usual: readonly (keyof SampleOrigin)[] = [],
): SampleOrigin | null => {
  const [first] = parts;
  if (first === undefined) return null;
  const { context, location, phase, phaseRaw, unitRaw } = first;
  const origin: SampleOrigin = {};
  if (context !== 'Sample.Periodic' && !usual.includes('context')) origin.context = context;
  if (location !== 'Outlet') origin.location = location;
  const isOfPhases = phase !== null || phaseRaw !== undefined;
  if (isOfPhases && !usual.includes('phases'))
    origin.phases = phaseRaw ?? parts.map((part) => part.phase).join('+');
  if (unitRaw !== undefined) origin.unit = unitRaw;
  return Object.keys(origin).length === 0 ? null : origin;
};
