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

type Line = 0 | 1 | 2;

/** The line of a phase, and whether it is between two lines; the neutral is none. */
const LINES: Readonly<Record<Exclude<Phase, 'N'>, readonly [line: Line, rank: 0 | 1 | 2]>> = {
  L1: [0, 0],
  L2: [1, 0],
  L3: [2, 0],
  'L1-N': [0, 1],
  'L2-N': [1, 1],
  'L3-N': [2, 1],
  'L1-L2': [0, 2],
  'L2-L3': [1, 2],
  'L3-L1': [2, 2],
};
const BETWEEN_LINES = 2;

interface Parts {
  /** Without a phase. */
  readonly total: SampledValue | null;
  /** One for each line, as far as there is one: against neutral or earth, otherwise between two lines. */
  readonly lines: readonly (SampledValue | null)[];
  /** Of the neutral, or of a phase that is none. */
  readonly other: SampledValue | null;
}

/** Of several equal ones the highest, so that their order does not decide. */
const higher = (a: SampledValue | null, b: SampledValue): SampledValue =>
  a === null || b.value > a.value ? b : a;

const partsOf = (samples: readonly SampledValue[]): Parts => {
  let [total, other]: (SampledValue | null)[] = [null, null];
  const lines: (SampledValue | null)[] = [null, null, null];
  const ranks = [BETWEEN_LINES, BETWEEN_LINES, BETWEEN_LINES];
  let isToNeutral = false;
  for (const sample of samples) {
    const { phase, phaseRaw } = sample;
    if (phase === null && phaseRaw === undefined) total = higher(total ?? null, sample);
    else if (phase === null || phase === 'N') other = higher(other ?? null, sample);
    else {
      const [line, rank] = LINES[phase];
      const [found, foundRank] = [lines[line] ?? null, ranks[line] ?? BETWEEN_LINES];
      isToNeutral ||= rank < BETWEEN_LINES;
      if (found !== null && rank > foundRank) continue;
      lines[line] = found !== null && rank === foundRank ? higher(found, sample) : sample;
      ranks[line] = rank;
    }
  }
  return {
    total: total ?? null,
    lines: isToNeutral
      ? lines.map((sample, line) => ((ranks[line] ?? 0) < BETWEEN_LINES ? sample : null))
      : lines,
    other: other ?? null,
  };
};

const isBetweenLines = (phase: Phase | null): boolean =>
  phase !== null && phase !== 'N' && LINES[phase][1] === BETWEEN_LINES;

/** The samples that make up a total: the one without a phase, otherwise the phases, otherwise what is left. */
export const partsOfTotal = (samples: readonly SampledValue[]): readonly SampledValue[] => {
  if (samples.length < 2) return samples;
  const { total, lines, other } = partsOf(samples);
  if (total !== null) return [total];
  const found = lines.filter((sample) => sample !== null);
  return found.length > 0 || other === null ? found : [other];
};

export const sumOf = (parts: readonly SampledValue[]): number | null => {
  const [first] = parts;
  if (parts.length < 2) return first?.value ?? null;
  return Math.round(parts.reduce((sum, { value }) => sum + value, 0) * 1_000) / 1_000;
};

/** A value of each phase; one without a phase stands under `l1`, as does the neutral's where it is the only one. */
export const phasesOf = (samples: readonly SampledValue[]): PhaseValues => {
  if (samples.length === 0) return { l1: null, l2: null, l3: null };
  const { total, lines, other } = partsOf(samples);
  const [l1, l2, l3] = lines.map((sample) => sample?.value ?? null);
  if (lines.some((sample) => sample !== null)) return { l1: l1 ?? null, l2: l2 ?? null, l3: l3 ?? null };
  return { l1: (total ?? other)?.value ?? null, l2: null, l3: null };
};

/** More than lies between two lines of a 230 V system without a neutral. */
const MAX_LINE_V = 300;

/** Voltages, those between two lines of a 400 V system as what they are between line and neutral. */
export const voltagesOf = (samples: readonly SampledValue[]): PhaseValues =>
  phasesOf(
    samples.map((sample) =>
      isBetweenLines(sample.phase) && sample.value > MAX_LINE_V
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
