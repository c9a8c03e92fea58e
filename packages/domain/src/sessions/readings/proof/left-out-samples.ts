import { isNegligible } from '../registers/neighbouring-registers.ts';
import { stepWh, type Chain, type RegisterPoint } from '../registers/register-chain.ts';
import type { RegisterEnergy, RegisterFacts } from '../registers/register-energy.ts';

/** Registers that go on from one another, beside one that does not. */
const ENOUGH = 5;

/**
 * Samples that were left out are wrong if they go on neither from the sample before them nor to the one after them, or one
 * alone stands between enough others. Beside the start or the stop they may be right, and that wrong, unless a single one
 * fits nothing else, or tells the same.
 */
export const areStrays = ({ ratedW }: RegisterFacts, found: RegisterEnergy): boolean => {
  const { believed, begin, end, energyWh } = found;
  const [chain, ...more] = believed;
  const times = new Set(believed.flat().map(({ time }) => time));
  // Zero beside another value of the same moment is no register.
  const leftOut = found.leftOut.filter(({ wh, time }) => wh > 0 || !times.has(time));
  if (leftOut.length === 0) return true;
  // Those that fit no other scale may be right on that of start and stop.
  if (found.factor !== undefined) return false;
  if (chain?.[0]?.origin !== 'start' || more.length > 0 || begin !== 'start' || end !== 'stop') return false;
  const follows = (from: RegisterPoint, to: RegisterPoint) => stepWh(from, to, ratedW) !== null;
  const run = runsAfter(chain, leftOut);
  const isFirst = (chain[0]?.time ?? Infinity) > (leftOut[0]?.time ?? 0);
  return (
    !isFirst &&
    chain.every((from, index) => {
      const [stray, ...others] = run[index] ?? [];
      if (stray === undefined) return true;
      const to = chain[index + 1];
      const [before, after] = [chain[index - 1] ?? from, chain[index + 2] ?? to];
      if (to === undefined || after === undefined) return false;
      const edge = from.origin === 'start' ? from : to.origin === 'stop' ? to : null;
      const isAlone = others.length === 0;
      if (edge && !isAlone) return false;
      if (edge && isNegligible(Math.abs(stray.wh - edge.wh), energyWh)) return true;
      if (edge && isBetween(stray, chain)) return false;
      if (!edge && isAlone && chain.length >= ENOUGH) return true;
      if (edge && (follows(before, stray) || follows(stray, after))) return false;
      return [stray, ...others].every((each) => !follows(from, each) && !follows(each, to));
    })
  );
};

/** On the scale of start and stop, so that it may be right. */
const isBetween = ({ wh }: RegisterPoint, chain: Chain): boolean =>
  wh >= (chain[0]?.wh ?? Infinity) && wh <= (chain.at(-1)?.wh ?? 0);

/** What was left out from each register of a chain on, until the next. Both are in the order of their times. */
const runsAfter = (chain: Chain, leftOut: readonly RegisterPoint[]): readonly RegisterPoint[][] => {
  let at = 0;
  return chain.map((_, index) => {
    const until = chain[index + 1]?.time ?? Infinity;
    const from = at;
    while (at < leftOut.length && (leftOut[at]?.time ?? Infinity) < until) at += 1;
    return leftOut.slice(from, at);
  });
};
