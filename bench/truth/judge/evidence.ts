import type { Witness } from '../catalogue/distortion.ts';
import type { Claims, Moment } from '../world/claims.ts';
import type { History } from '../world/history.ts';
import { powerAt } from '../world/power-curve.ts';
import { energyOf, registerAt } from '../world/true-session.ts';

/**
 * What an honest witness leaves possible, in Wh. Which ones are honest only the oracle knows: it compares with the truth.
 * A billed energy that none of them excludes is undecidable.
 */
export interface Evidence {
  readonly witness: Witness;
  readonly lowWh: number;
  readonly highWh: number;
}

interface Point {
  readonly atMs: number;
  readonly wh: number;
}

const MS_PER_HOUR = 3_600_000;
const NEAR_ZERO_WH = 20;
const COARSEST_WH = 1_000;
/** For a connector whose rating nobody entered: three phases of 63 A, and where CCS ends. */
const MOST_W = { ac: 43_500, dc: 500_000 };

export const evidenceFor = (history: History, index: number): Evidence[] => {
  const claims = history.claims[index];
  if (claims === undefined) return [];
  const read = claims.legible && isTimely(claims);
  const found: (Evidence | null)[] = [
    fromRegisters('start and stop registers', claims, ends(claims), 2),
    fromRegisters('begin and end samples', claims, beginAndEnd(claims), 2),
    read ? fromSamples(history, claims) : null,
    ...(read ? [fromPower(claims, powerOf), fromPower(claims, currentPowerOf)] : []),
    read ? fromIntervals(claims) : null,
    claims.messagesBelowWh === 0 ? fromNeighbours(history, claims) : null,
    isTimely(claims) ? { witness: 'rating', lowWh: 0, highWh: within(claims, lengthMs(claims)) } : null,
  ];
  const trueWh = energyOf(claims.truth);
  return found.flatMap((evidence) =>
    evidence !== null && evidence.lowWh <= trueWh + 2 && evidence.highWh >= trueWh - 2 ? [evidence] : [],
  );
};

const lengthMs = ({ truth }: Claims): number => truth.stopMs - truth.startMs;

/** The most that can have flowed in a time. */
const within = ({ truth }: Claims, ms: number): number =>
  ((truth.point.maxPowerW ?? MOST_W[truth.point.current]) * Math.max(0, ms) * 1.1) / MS_PER_HOUR + 100;

const isTimely = ({ startMs, stopMs, truth, moments }: Claims): boolean =>
  [
    [startMs, truth.startMs],
    [stopMs, truth.stopMs],
    ...moments.map(({ claimedMs, atMs }) => [claimedMs, atMs]),
  ].every(([claimed = 0, real = 0]) => Math.abs(claimed - real) < 2_000);

const isHonest = (claims: Claims, wh: number, atMs: number, belowWh: number): boolean =>
  wh >= 0 && Math.abs(wh + belowWh - registerAt(claims.truth, atMs)) <= claims.resolutionWh + 2;

/** Two registers of the ends; both have to be honest. */
const fromRegisters = (
  witness: Witness,
  claims: Claims,
  [start, stop]: readonly (number | null)[],
  slackWh: number,
): Evidence | null => {
  if (start === null || stop === null || start === undefined || stop === undefined) return null;
  const { truth, messagesBelowWh } = claims;
  const exact = { ...claims, resolutionWh: 0 };
  if (!isHonest(exact, start, truth.startMs, messagesBelowWh)) return null;
  if (!isHonest(exact, stop, truth.stopMs, messagesBelowWh)) return null;
  return { witness, lowWh: stop - start - slackWh, highWh: stop - start + slackWh };
};

const ends = ({ meterStart, meterStop, stopArrives }: Claims) =>
  stopArrives ? [meterStart, meterStop] : [meterStart, null];

const beginAndEnd = ({ begin, end, stopArrives, legible, stepsEnds }: Claims) =>
  stopArrives && legible && !stepsEnds ? [begin, end] : [null, null];

/** The honest ones among all registers of the session: between two of them nothing is hidden but what the gaps allow. */
const fromSamples = (history: History, claims: Claims): Evidence | null => {
  const { truth } = claims;
  const samples = claims.moments.flatMap(({ atMs, registerWh }) =>
    registerWh !== null && isHonest(claims, registerWh, atMs, claims.samplesBelowWh)
      ? [{ atMs, wh: registerWh + claims.samplesBelowWh }]
      : [],
  );
  if (claims.samplesBelowWh !== claims.messagesBelowWh) {
    // Cut to whole kWh they would be zero as well.
    const isZero = samples.every(({ wh }) => wh === claims.samplesBelowWh);
    const resolutionWh = isZero ? COARSEST_WH : claims.resolutionWh;
    return spanned({ ...claims, resolutionWh }, samples, [0, Infinity]);
  }
  const exact = { ...claims, resolutionWh: 0 };
  const end = (registers: readonly (number | null)[], atMs: number): Point[] =>
    registers
      .filter((wh) => wh !== null)
      .filter((wh) => isHonest(exact, wh, atMs, claims.messagesBelowWh))
      .slice(0, 1)
      .map((wh) => ({ atMs, wh: wh + claims.messagesBelowWh }));
  const start = end([claims.meterStart, claims.stepsEnds ? null : claims.begin], truth.startMs);
  const stop = claims.stopArrives
    ? end([claims.meterStop, claims.stepsEnds ? null : claims.end], truth.stopMs)
    : [];
  return spanned(claims, [...start, ...samples, ...stop], aroundOf(history, claims));
};

/** A meter never falls: it began at least where the session before ended, and ended at most where the next one begins. */
const aroundOf = (history: History, claims: Claims): readonly [number, number] => {
  const { truth } = claims;
  const { previous, next } = neighboursOf(history, claims);
  const before = previous?.stopArrives ? (previous.meterStop ?? 0) : 0;
  const after = next?.meterStart ?? 0;
  const floorWh = before <= registerAt(truth, truth.startMs) + 2 ? before : 0;
  return [
    // What shows more than the meter counts may have begun below zero of it.
    claims.messagesBelowWh < 0 ? claims.messagesBelowWh : floorWh,
    // Near zero a register that counts from zero in each session begins as well, so that it bounds none.
    after > NEAR_ZERO_WH && after >= registerAt(truth, truth.stopMs) - 2 ? after : Infinity,
  ];
};

const neighboursOf = (history: History, claims: Claims) => {
  const row = history.claims.filter(({ truth }) => truth.point === claims.truth.point);
  const position = row.indexOf(claims);
  const sameScale = (other: Claims | undefined) =>
    other?.messagesBelowWh === claims.messagesBelowWh ? other : undefined;
  return { previous: sameScale(row[position - 1]), next: sameScale(row[position + 1]) };
};

const spanned = (
  claims: Claims,
  points: readonly Point[],
  [floorWh, ceilingWh]: readonly [number, number],
): Evidence | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { truth, resolutionWh } = claims;
  const [earlierMs, laterMs] = [first.atMs - truth.startMs, truth.stopMs - last.atMs];
  const between = last.wh - first.wh;
  const slackWh = 2 * resolutionWh + 2;
  const hiddenWh =
    (earlierMs === 0 ? 0 : Math.min(within(claims, earlierMs), first.wh - floorWh)) +
    (laterMs === 0 ? 0 : Math.min(within(claims, laterMs), ceilingWh - last.wh));
  return { witness: 'samples', lowWh: between - slackWh, highWh: between + hiddenWh + slackWh };
};

const powerOf = ({ powerW }: Moment): number | null => powerW;

const currentPowerOf = ({ currentA, voltageV }: Moment): number | null =>
  currentA === null || voltageV === null
    ? null
    : currentA.reduce((sum, amperes) => sum + amperes * voltageV, 0);

/**
 * Power agrees within 10 % and 0.3 kWh with what flowed, as far as its values reach: between two of them it may have been
 * another one, in most gaps by half of the highest, and in one of them by anything.
 */
const fromPower = (claims: Claims, of: (moment: Moment) => number | null): Evidence | null => {
  const { truth } = claims;
  const points = honestPowers(claims, of);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const gaps = points.slice(1).map((point, position) => {
    const before = points[position] ?? point;
    return { hours: (point.atMs - before.atMs) / MS_PER_HOUR, meanW: (point.powerW + before.powerW) / 2 };
  });
  const knownWh = gaps.reduce((sum, { hours, meanW }) => sum + hours * meanW, 0);
  const highestW = Math.max(...points.map(({ powerW }) => powerW));
  const unevenWh = 0.5 * highestW * Math.hypot(...gaps.map(({ hours }) => hours));
  const longestMs = Math.max(...gaps.map(({ hours }) => hours)) * MS_PER_HOUR;
  const slackWh = Math.max(300, knownWh * 0.1);
  const edgesMs = first.atMs - truth.startMs + (truth.stopMs - last.atMs);
  return {
    witness: 'power',
    lowWh: knownWh - slackWh - unevenWh,
    highWh: knownWh + slackWh + Math.max(unevenWh, within(claims, longestMs)) + within(claims, edgesMs),
  };
};

/** None if more than a tenth of them is not what flowed. */
const honestPowers = ({ truth, moments }: Claims, of: (moment: Moment) => number | null) => {
  const said = moments.flatMap((moment) => {
    const powerW = of(moment);
    return powerW === null ? [] : [{ atMs: moment.atMs, powerW }];
  });
  const honest = said.filter(({ atMs, powerW }) => {
    const realW = powerAt(truth.curve, atMs);
    return Math.abs(powerW - realW) <= 0.05 * realW + 60;
  });
  return honest.length < 0.9 * said.length ? [] : honest;
};

/** Each says what flowed in the time before it, of which nobody says how long it was; as exact as power. */
const fromIntervals = (claims: Claims): Evidence | null => {
  const said = claims.moments.flatMap(({ intervalWh, intervalMs }) =>
    intervalWh === null ? [] : [{ intervalWh, intervalMs }],
  );
  if (said.length === 0) return null;
  const knownWh = said.reduce((sum, { intervalWh }) => sum + intervalWh, 0);
  const coveredMs = said.reduce((sum, { intervalMs }) => sum + intervalMs, 0);
  const slackWh = Math.max(300, knownWh * 0.1);
  const hiddenWh = within(claims, lengthMs(claims) - coveredMs);
  return { witness: 'intervals', lowWh: knownWh - slackWh, highWh: knownWh + slackWh + hiddenWh };
};

/** All of it lies between the connector's sessions before and after, but so may a session that nobody heard of. */
const fromNeighbours = (history: History, claims: Claims): Evidence | null => {
  const [floorWh, ceilingWh] = aroundOf(history, claims);
  return { witness: 'next start', lowWh: 0, highWh: ceilingWh - floorWh + 2 };
};
