import { highest, lowest } from '../of-many.ts';
import { flowOfIntervals } from '../intervals/estimated-energy.ts';
import { disagrees } from '../power/power-agreement.ts';
import { flowOf } from '../power/power-flow.ts';
import { REGISTER_TOLERANCE_WH, resolutionOf } from '../registers/meter-register.ts';
import { isNegligible } from '../registers/neighbouring-registers.ts';
import type { RegisterEnergy, RegisterFacts } from '../registers/register-energy.ts';
import { isToldBeside, registerOf, type RegisterSources } from '../registers/register-sources.ts';
import { fastestUnseenW, type Heard } from './seen-paces.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_SECOND = 1_000;
const HALF = 0.5;

/** Whether intervals, or a power below the limits of their agreement, tell another energy than was found. */
export const contradictsPower = (
  facts: RegisterFacts,
  sources: RegisterSources,
  heard: Heard,
  found: RegisterEnergy,
): boolean =>
  doIntervalsContradict(facts, sources, heard, found) ||
  isUncounted(facts, sources, heard, found) ||
  isSilent(sources, heard, found) ||
  fallsBelowCurrent(facts, sources, heard, found) ||
  missesPhase(heard, found) ||
  isHiddenByRounding(facts, sources, heard, found);

/**
 * Where the session before did not end with the register of this begin, the first interval is not shared with it either;
 * where it did, it took no more of it than at the pace that this session shows.
 */
const doIntervalsContradict = (
  { startedAt, stoppedAt, ratedW, agreement, previousEnd }: RegisterFacts,
  { begins }: RegisterSources,
  { readings, powers }: Heard,
  { begin, energyWh, believed }: RegisterEnergy,
): boolean => {
  if (!readings.some(({ interval }) => interval)) return false;
  const during = { readings, startedAt: new Date(startedAt), stoppedAt: new Date(stoppedAt) };
  if (!isToldBeside(begins, begin, 'previous')) {
    const flow = flowOfIntervals(during, powers, ratedW);
    return flow !== null && disagrees(energyWh, flow, agreement);
  }
  const shared = flowOfIntervals(
    { ...during, previousEnd: previousEnd ?? null },
    powers,
    fastestUnseenW(powers, believed),
  );
  return shared !== null && disagrees(energyWh, { ...shared, highWh: Infinity }, agreement);
};

/** By power that is told, not by current: a car that charges draws 6 A at least, and not every meter counts a standby. */
const LEAST_CHARGING_W = 1_300;

/** Begin and end are one register that is no rounding, though by power, at more than one moment, a car charged. */
const isUncounted = (
  { flow }: RegisterFacts,
  sources: RegisterSources,
  { readings }: Heard,
  { begin, end, energyWh }: RegisterEnergy,
): boolean => {
  const [from, until] = [registerOf(sources, begin), registerOf(sources, end)];
  if (energyWh > 0 || flow === null || from === undefined || until === undefined) return false;
  const charging = readings.filter(({ powerW }) => powerW !== null && powerW >= LEAST_CHARGING_W);
  return (
    resolutionOf([from, until]).stepWh === 1 &&
    charging.length > 1 &&
    flow.knownWh - flow.unevenWh > REGISTER_TOLERANCE_WH
  );
};

/** Where all samples are zero, and all powers or intervals too, they are no rounding of what start and stop tell. */
const isSilent = (
  { samples }: RegisterSources,
  { readings, powers }: Heard,
  { energyWh }: RegisterEnergy,
): boolean => {
  if (isNegligible(energyWh, 0) || samples.length === 0) return false;
  const intervals = readings.flatMap(({ interval }) => interval?.energyWh ?? []);
  const isIdle = powers.length > 1 && powers.every(({ highW }) => highW === 0);
  const isNothing = intervals.length > 1 && intervals.every((wh) => wh === 0n);
  return samples.every(({ wh }) => wh === 0) && (isIdle || isNothing);
};

/** The current alone, though power tells less of it, shows that more was charged. */
const fallsBelowCurrent = (
  { startedAt, stoppedAt, ratedW, agreement }: RegisterFacts,
  { samples }: RegisterSources,
  { currents }: Heard,
  { energyWh }: RegisterEnergy,
): boolean => {
  const charging = currents.map((each) =>
    each.powerW < LEAST_CHARGING_W ? { ...each, powerW: 0, highW: 0 } : each,
  );
  const flow = flowOf(charging, [startedAt, stoppedAt], ratedW, samples);
  if (flow === null) return false;
  const belowWh = flow.knownWh - flow.unevenWh - energyWh;
  return belowWh > Math.max(agreement.energyWh, agreement.share * flow.knownWh);
};

/**
 * A single sample may be a multiple of a hundred by chance. Where it lies beyond begin and end unless it is rounded, and the
 * car, by the power that it tells, would have taken more than twice what was found, it may be exact.
 */
const isHiddenByRounding = (
  { startedAt, stoppedAt }: RegisterFacts,
  sources: RegisterSources,
  { powers }: Heard,
  { begin, end, energyWh }: RegisterEnergy,
): boolean => {
  const [only, ...more] = sources.samples;
  const [from, until] = [registerOf(sources, begin), registerOf(sources, end)];
  if (!only || more.length > 0 || from === undefined || until === undefined) return false;
  const powerW = powers.find(({ time }) => time === only.time)?.powerW ?? 0;
  const isBeyond = only.wh < from - REGISTER_TOLERANCE_WH || only.wh > until + REGISTER_TOLERANCE_WH;
  return (
    only.resolutionWh > REGISTER_TOLERANCE_WH &&
    isBeyond &&
    energyWh < (HALF * powerW * (stoppedAt - startedAt)) / MS_PER_HOUR
  );
};

/** Less tells an interval only to its rounding. */
const TELLING_WH = 100;
const MOST_SHARE = 0.9;
const ALIKE = 0.05;
/** Of the time of an interval, where registers are told a little sooner after each other. */
const WHOLE = 0.95;

/**
 * The register rises by the same share of each interval: its meter does not count a phase. Where registers are told more
 * often than intervals, a step tells of a part of its interval only.
 */
const missesPhase = ({ readings }: Heard, { believed }: RegisterEnergy): boolean => {
  if (!readings.some(({ interval }) => interval)) return false;
  const intervalAt = new Map(
    readings.flatMap(({ at, interval }) => (interval ? [[at.getTime(), interval]] : [])),
  );
  const told = believed.map((chain) =>
    chain.filter(({ origin, time }) => origin === 'start' || intervalAt.has(time)),
  );
  const shares = told.flatMap((chain) =>
    chain.slice(1).flatMap((to, index) => {
      const from = chain[index] ?? to;
      const { energyWh, seconds } = intervalAt.get(to.time) ?? { energyWh: 0n, seconds: 0 };
      const [riseWh, intervalWh] = [to.wh - from.wh, Number(energyWh)];
      const isExact = Math.max(from.resolutionWh, to.resolutionWh) <= REGISTER_TOLERANCE_WH;
      const isWhole = from.origin === 'start' || to.time - from.time >= WHOLE * seconds * MS_PER_SECOND;
      return isExact && isWhole && intervalWh > TELLING_WH && riseWh > REGISTER_TOLERANCE_WH
        ? [riseWh / intervalWh]
        : [];
    }),
  );
  return shares.length > 1 && highest(shares) < MOST_SHARE && highest(shares) - lowest(shares) < ALIKE;
};
