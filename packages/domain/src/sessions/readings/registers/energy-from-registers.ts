import type { SessionAnomaly } from '../../anomaly.ts';
import { highest } from '../of-many.ts';
import type { SessionEnergy } from '../energy-facts.ts';
import {
  chainsOf,
  chainWh,
  mostWh,
  rollsOver,
  stepWh,
  without,
  type Chain,
  type RegisterPoint,
} from './register-chain.ts';
import { betweenNeighbours } from './neighbouring-registers.ts';
import { hidesFall } from './hidden-falls.ts';
import { onTwoScales, rescaled, scaleOf } from './two-scales.ts';
import { withoutStrays } from './stray-samples.ts';
import { REGISTER_TOLERANCE_WH } from './meter-register.ts';
import type { RegisterEnergy, RegisterFacts, SampledRegisters } from './register-energy.ts';
import type { Candidate, RegisterSources } from './register-sources.ts';

const WH_PER_KWH = 1000;

/** The energy by registers alone; `null` if there is no pair of them. */
export const energyFromRegisters = (
  facts: RegisterFacts,
  sources: RegisterSources,
): RegisterEnergy | null => {
  const chains = withoutStrays(chainsOf(sources.samples, facts.maxPowerW), sources, facts.maxPowerW);
  const [first, last] = [chains[0]?.[0], chains.at(-1)?.at(-1)];
  if (first === undefined || last === undefined || areBlind(facts, sources))
    return fromMessages(facts, sources);
  const rushed = allTooFast(facts, sources);
  if (rushed !== null) return rushed;
  const samples = joined(facts, sources, { chains, first, last });
  const scale = scaleOf(facts, sources, samples);
  const inWh = rescaled(facts, sources, samples, scale);
  if (inWh !== null) {
    const energy = energyFromRegisters(facts, { ...sources, samples: inWh });
    // The first of them may be zero on either scale.
    const isInKwh = highest(inWh.map(({ wh }) => wh)) > highest(sources.samples.map(({ wh }) => wh));
    return energy && { ...energy, factor: isInKwh ? 1000 : 0.001 };
  }
  // Start and stop that tell thousandths of the energy are no registers in Wh.
  if (scale === 'messages-in-kwh') {
    const withoutMessages = {
      ...sources,
      begins: sources.begins.filter(({ origin }) => origin !== 'start'),
      ends: sources.ends.filter(({ origin }) => origin !== 'stop'),
    };
    const energy = fromSamples(
      facts,
      withoutMessages,
      joined(facts, withoutMessages, { chains, first, last }),
    );
    return { ...energy, anomalies: [...energy.anomalies, 'register_factor'] };
  }
  const [start, stop] = [sources.begins[0], sources.ends[0]];
  const byMessages = onTwoScales(facts, sources, samples, scale);
  return byMessages && start && stop
    ? betweenNeighbours(facts, sources, byMessages, {
        first: stop.point,
        last: start.point,
        leastWh: last.wh - first.wh - 2 * first.resolutionWh - REGISTER_TOLERANCE_WH,
      })
    : betweenNeighbours(facts, sources, fromSamples(facts, sources, samples), samples);
};

/** Samples at zero beside a start of zero confirm it, unless more flowed between them than whole kWh would hide. */
const areBlind = ({ flow, agreement }: RegisterFacts, { begins, samples }: RegisterSources): boolean =>
  flow !== null &&
  begins[0]?.point.wh === 0 &&
  samples.every(({ wh }) => wh === 0) &&
  flow.knownWh - flow.unevenWh > WH_PER_KWH + agreement.energyWh;

/**
 * Registers that count on from start to stop, most of them faster than the connector can deliver: then the times or its
 * rating are wrong, and no register contradicts another. A single step too many is a register that stands apart.
 */
const allTooFast = (
  { maxPowerW }: RegisterFacts,
  { begins, samples, ends }: RegisterSources,
): RegisterEnergy | null => {
  const start = begins.find(({ origin }) => origin === 'start')?.point;
  const stop = ends.find(({ origin }) => origin === 'stop')?.point;
  if (!start || !stop || start.wh <= 0 || stepWh(start, stop, maxPowerW) !== null) return null;
  const points = [start, ...samples, stop];
  const steps = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  if (steps.some(({ from, to }) => to.wh < from.wh)) return null;
  const tooFast = steps.filter(
    ({ from, to }) => to.wh - from.wh > mostWh(maxPowerW, to.time - from.time),
  ).length;
  const rising = steps.filter(({ from, to }) => to.wh - from.wh > REGISTER_TOLERANCE_WH).length;
  if (tooFast < 2 || tooFast <= rising / 2) return null;
  return {
    energyWh: stop.wh - start.wh,
    method: 'registers',
    begin: 'start',
    end: 'stop',
    anomalies: ['implausible_energy'],
    sampled: [],
    believed: [points],
    leftOut: [],
    unmeasured: [],
  };
};

/** What continues the samples to the begin and to the end, in the order of preference. */
const joined = (
  { maxPowerW, edgePowerW }: RegisterFacts,
  { begins, ends }: RegisterSources,
  samples: Pick<SampledRegisters, 'chains' | 'first' | 'last'>,
): SampledRegisters => ({
  ...samples,
  begin:
    begins.find(({ point }) => {
      const powerW = isCut(point, samples.first) ? maxPowerW : edgePowerW;
      return stepWh(point, samples.first, powerW) !== null;
    }) ?? null,
  end: ends.find(({ point }) => stepWh(samples.last, point, edgePowerW) !== null) ?? null,
});

/** To whole kWh, which the samples are not. */
const isCut = ({ wh }: RegisterPoint, sample: RegisterPoint): boolean =>
  wh % WH_PER_KWH === 0 && sample.wh % WH_PER_KWH !== 0;

const fromSamples = (
  facts: RegisterFacts,
  { begins: [start], ends: [stop], samples, shifted }: RegisterSources,
  { chains, first, last, begin, end }: SampledRegisters,
): RegisterEnergy => {
  const zeroWh = start && begin === null ? countedFromZero(facts, start.point, first) : null;
  const second = chains[0]?.[1];
  const follows = (from: RegisterPoint, to: RegisterPoint) =>
    to.wh > from.wh && stepWh(from, to, facts.ratedW) !== null;
  const whole = chains.map((chain, index) => [
    ...(index === 0 && begin ? [begin.point] : []),
    ...chain,
    ...(index === chains.length - 1 && end ? [end.point] : []),
  ]);
  const energyWh = whole.reduce((sum, chain) => sum + chainWh(chain, facts.edgePowerW), zeroWh ?? 0);
  const hasFallen = whole.some((chain) =>
    hidesFall([...(begin ? [begin.point] : []), ...samples], chain, energyWh, facts),
  );
  const anomalies = [
    ...(whole.some(rollsOver) ? (['meter_rollover'] as const) : []),
    ...breaks(whole),
    ...(hasFallen ? (['registers_disagree'] as const) : []),
    ...(zeroWh === null && start && begin !== start ? doubtedStart(facts, start.point, first) : []),
    ...(zeroWh !== null || shifted ? (['relative_samples'] as const) : []),
    ...doubtedStop(stop ?? null, end, { start: start?.point, last, relative: zeroWh !== null }),
    // A single zero, from which the others may go on as well as from the start.
    ...(zeroWh === 0 && start && second && follows(start.point, second)
      ? (['registers_disagree'] as const)
      : []),
    // Where no stop tells, and most was counted before the first sample, nothing else says so.
    ...(stop === undefined && zeroWh !== null && zeroWh > Math.max(REGISTER_TOLERANCE_WH, energyWh / 2)
      ? (['registers_disagree'] as const)
      : []),
  ];
  return {
    energyWh: Math.max(0, energyWh),
    method: begin && end && whole.length === 1 ? 'registers' : 'samples',
    begin: begin?.origin ?? (zeroWh === null ? 'sample' : 'zero'),
    end: end?.origin ?? 'sample',
    anomalies,
    sampled: chains.length === 1 ? (chains[0] ?? []) : [],
    believed: whole,
    leftOut: without(samples, chains),
    unmeasured: [
      // Counted from zero, or begun again before the first sample: only the stop can tell.
      ...(begin === null && (zeroWh === null || end === null)
        ? [[facts.startedAt, first.time] as const]
        : []),
      ...(end === null ? [[last.time, facts.stoppedAt] as const] : []),
    ],
  };
};

/** What the first sample has counted since the start, where the samples count from zero and the start does not. */
const countedFromZero = (facts: RegisterFacts, start: RegisterPoint, first: RegisterPoint): number | null => {
  if (facts.register === 'lifetime' || first.wh >= start.wh) return null;
  const limitWh = mostWh(facts.maxPowerW, first.time - facts.startedAt) + first.resolutionWh;
  return first.wh <= limitWh ? first.wh : null;
};

const breaks = (chains: readonly Chain[]): SessionAnomaly[] => {
  const steps = chains.slice(1).map((chain, index) => {
    const [before, after] = [chains[index]?.at(-1), chain[0]];
    return before && after && after.wh < before.wh ? 'meter_reset' : 'register_jump';
  });
  return [...new Set<SessionAnomaly>(steps)];
};

/** Zero is what a meter says that could not be read; anything else contradicts the samples. */
const doubtedStart = (facts: RegisterFacts, start: RegisterPoint, first: RegisterPoint): SessionAnomaly[] => {
  if (start.wh === 0) return ['start_register'];
  if (facts.register === 'lifetime' && first.wh < start.wh) return ['meter_reset'];
  return ['start_register', 'registers_disagree'];
};

const doubtedStop = (
  stop: Candidate<SessionEnergy['end']> | null,
  end: Candidate<SessionEnergy['end']> | null,
  { start, last, relative }: { start: RegisterPoint | undefined; last: RegisterPoint; relative: boolean },
): SessionAnomaly[] => {
  if (stop === null) return ['no_meter_stop'];
  if (stop === end) {
    if (stop.origin !== 'stop') return ['no_meter_stop'];
    // The start alone stands apart from all others.
    return relative ? ['registers_disagree'] : [];
  }
  return start !== undefined && stop.point.wh < start.wh && stop.point.wh < last.wh
    ? ['meter_regression']
    : ['stop_register'];
};

/** Without samples there is nothing but start and stop, and where the neighbouring sessions ended and began. */
const fromMessages = (facts: RegisterFacts, sources: RegisterSources): RegisterEnergy | null => {
  const [start, stop] = [sources.begins[0], sources.ends[0]];
  if (!start || !stop) return null;
  const pairs = sources.begins.flatMap((begin) => sources.ends.map((end) => ({ begin, end })));
  const { begin, end } = pairs.find(
    (pair) => stepWh(pair.begin.point, pair.end.point, facts.maxPowerW) !== null,
  ) ?? {
    begin: start,
    end: stop,
  };
  const energyWh = stepWh(begin.point, end.point, facts.maxPowerW) ?? end.point.wh - begin.point.wh;
  const anomalies: SessionAnomaly[] = [];
  if (rollsOver([begin.point, end.point])) anomalies.push('meter_rollover');
  else if (energyWh < -REGISTER_TOLERANCE_WH) anomalies.push('meter_regression');
  if (begin.origin === 'previous') anomalies.push('start_register', 'registers_disagree');
  if (end !== stop || end.origin === 'next') anomalies.push('stop_register');
  const found: RegisterEnergy = {
    energyWh: Math.max(0, energyWh),
    method: 'registers',
    begin: begin.origin,
    end: end.origin,
    anomalies,
    sampled: [],
    believed: [[begin.point, end.point]],
    leftOut: sources.samples,
    unmeasured: [],
  };
  return betweenNeighbours(facts, sources, found, { first: end.point, last: begin.point });
};
