import { overlaps } from '../../overlap.ts';
import { highest, lowest } from '../of-many.ts';
import { ratedPowerW, type EnergyFacts, type SessionEnergy } from '../energy-facts.ts';
import {
  MOST_OF_ONE_PLUG_IN_WH,
  REGISTER_TOLERANCE_WH,
  resolutionOf,
  roundedOf,
  tremblingOf,
  usableRegister,
} from './meter-register.ts';
import type { MeterReading } from '../meter-reading.ts';
import { mostWh, READ_WITHIN_MS, type RegisterPoint } from './register-chain.ts';

/** A value that may be the register at the begin or the end, with where it is from. */
export interface Candidate<Origin> {
  readonly origin: Origin;
  readonly point: RegisterPoint;
}

export interface RegisterSources {
  readonly samples: readonly RegisterPoint[];
  /** How many samples tell no register that a meter can have. */
  readonly unusable: number;
  /** In order of preference. */
  readonly begins: readonly Candidate<SessionEnergy['begin']>[];
  readonly ends: readonly Candidate<SessionEnergy['end']>[];
  /** The end of the session before and the start of the next one, where those sessions do not believe them. */
  readonly doubtedPrevious: RegisterPoint | null;
  readonly doubtedNext: RegisterPoint | null;
  /** The start that was told after this session, though by its own time it came before. */
  readonly toldAfterWh: number | null;
  /** How far apart the registers are that samples tell of the begin, or of the end. */
  readonly spreadWh: number;
  /** The samples were moved to where the session began, by the quirk profile. */
  readonly shifted: boolean;
}

const WH_PER_KWH = 1000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What one of them tells; `undefined`: it is not known. */
export const registerOf = ({ begins, ends }: RegisterSources, wanted: string): number | undefined =>
  [...begins, ...ends].find(({ origin }) => origin === wanted)?.point.wh;

/** The session beside ends or begins with the same register. */
export const isToldBeside = (
  candidates: readonly Candidate<string>[],
  believed: string,
  neighbour: 'previous' | 'next',
): boolean => {
  const whOf = (wanted: string) => candidates.find(({ origin }) => origin === wanted)?.point.wh ?? NaN;
  return Math.abs(whOf(believed) - whOf(neighbour)) <= REGISTER_TOLERANCE_WH;
};

/** Every register that is known of a session, those that stand for none left out. */
export const registerSources = (facts: EnergyFacts, readings: readonly MeterReading[]): RegisterSources => {
  const inWh = registerInWh(facts);
  const startWh = inWh(facts.meterStartWh);
  const stopWh = inWh(facts.meterStopWh);
  const shiftWh = facts.register === 'session' ? (startWh ?? 0) : 0;
  const during = readings.filter((reading) => isDuring(reading, facts));
  const sign = signOf(during);
  const usable = during.flatMap(({ at, registerWh }) => {
    const wh = inWh(registerWh === null ? null : sign * registerWh);
    return wh === null ? [] : [{ time: at.getTime(), wh: wh + shiftWh }];
  });
  const told = toldOnce(usable);
  const [from, until] = [facts.startedAt.getTime(), facts.stoppedAt.getTime()];
  // A single zero is what a charger says that cannot read its meter, unless that has counted all that it tells since.
  const isOld = (startWh ?? 0) > mostWh(ratedPowerW(facts), until - from);
  const sampled = isOld && told.length === 1 && told[0]?.wh === 0 ? [] : told;
  const { stepWh, restWh } = resolutionOf(sampled.map(({ wh }) => wh - shiftWh));
  const trembling = Math.max(1, tremblingOf(sampled.map(({ wh }) => wh)));
  const stepOf = (wh: number | null) =>
    wh !== null && wh % stepWh === restWh ? Math.max(stepWh, trembling) : trembling;
  const clockMs = clockOf([from, until, ...sampled.map(({ time }) => time)]);
  const samples = sampled.map((sample) => ({
    ...sample,
    origin: 'sample' as const,
    clockMs,
    resolutionWh: stepOf(sample.wh - shiftWh),
  }));
  const { beginWh, endWh, coarseWh, spreadWh } = toldByContext(readings, inWh);
  const edgeStepOf = (wh: number | null) =>
    wh !== null && wh % coarseWh === 0 ? Math.max(stepOf(wh), coarseWh) : stepOf(wh);
  const counted = Math.max(startWh ?? countedWh(samples), beginWh ?? 0) > REGISTER_TOLERANCE_WH;
  const isLifetime = Math.max(startWh ?? countedWh(samples), 0) > MOST_OF_ONE_PLUG_IN_WH;
  // What is told of the begin and the end may count from zero, as samples do.
  const isOwnScale = endWh !== null && endWh > 0 && endWh < (startWh ?? 0);
  const begin = candidates('start', from, clockMs);
  const end = candidates('stop', until, clockMs);
  const previous = begin('previous', neighbourWh(facts.previousEnd, facts, 'before'));
  const next = end('next', neighbourWh(facts.nextStart, facts, 'after'));
  const [isPreviousDoubted, isNextDoubted] = [facts.previousEnd, facts.nextStart].map(
    (neighbour) => neighbour?.isDoubted === true,
  );
  return {
    samples,
    unusable: during.length - usable.length,
    begins: [
      ...begin('start', startWh),
      ...begin(
        'begin',
        beginWh === 0 && isLifetime && !isOwnScale ? null : beginWh,
        beginWh === 0 ? 1 : edgeStepOf(beginWh),
      ),
      ...(isPreviousDoubted ? [] : previous),
    ],
    ends: [
      // Zero at the end is no register if there was one before.
      ...end('stop', stopWh === 0 && counted ? null : stopWh),
      ...end('end', endWh === 0 && counted ? null : endWh, edgeStepOf(endWh)),
      ...(isNextDoubted ? [] : next),
    ],
    doubtedPrevious: isPreviousDoubted ? (previous[0]?.point ?? null) : null,
    doubtedNext: isNextDoubted ? (next[0]?.point ?? null) : null,
    toldAfterWh: inWh(facts.toldAfterWh),
    spreadWh,
    shifted: shiftWh > 0 && samples.length > 0,
  };
};

/** What samples tell of the begin and the end. One that is another one cut or rounded tells the same, and less. */
const toldByContext = (
  readings: readonly MeterReading[],
  inWh: (registerWh: bigint | null | undefined) => number | null,
) => {
  const tell = readings.some(({ beginWh = null, endWh = null }) => beginWh !== null || endWh !== null);
  if (!tell) return { beginWh: null, endWh: null, coarseWh: 1, spreadWh: 0 };
  const sides = [
    readings.flatMap((reading) => inWh(reading.beginWh) ?? []),
    readings.flatMap((reading) => inWh(reading.endWh) ?? []),
  ].map((all) => {
    const rounded = roundedOf(all);
    return Map.groupBy(all, (wh) => wh !== 0 && rounded.has(wh));
  });
  const [begins = [], ends = []] = sides.map((side) => side.get(false) ?? []);
  return {
    beginWh: mostFrequent(begins),
    endWh: mostFrequent(ends),
    // The other of the two may be told in the coarser form alone.
    coarseWh: resolutionOf(sides.flatMap((side) => side.get(true) ?? [])).stepWh,
    spreadWh: Math.max(spreadOf(begins), spreadOf(ends)),
  };
};

/** Some meters are wired the other way round: none of their registers is above zero, and they fall. */
const signOf = (readings: readonly MeterReading[]): 1n | -1n => {
  const registers = readings.flatMap(({ registerWh }) => registerWh ?? []);
  const [first, last] = [registers[0] ?? 0n, registers.at(-1) ?? 0n];
  return last < first && registers.every((wh) => wh <= 0n) ? -1n : 1n;
};

/** A register of the begin or the end is heard as such: it may count otherwise than the samples. */
const isDuring = (
  { at, registerWh, beginWh = null, endWh = null }: MeterReading,
  { startedAt }: EnergyFacts,
): boolean => {
  const isBegin = registerWh === beginWh && at.getTime() - startedAt.getTime() <= READ_WITHIN_MS;
  return registerWh !== null && !isBegin && registerWh !== endWh;
};

/** What all times of a session are cut to; a clock in whole hours may be corrected after. */
const clockOf = (times: readonly number[]): number => {
  if (times.every((time) => (time - (times[0] ?? 0)) % HOUR_MS === 0)) return HOUR_MS;
  return times.every((time) => time % MINUTE_MS === 0) ? MINUTE_MS : 0;
};

/** By how much the samples rose. */
const countedWh = (samples: readonly RegisterPoint[]): number =>
  (samples.at(-1)?.wh ?? 0) - (samples[0]?.wh ?? 0);

interface Told {
  readonly time: number;
  readonly wh: number;
}

/** Once, though the data of the stop may tell it again. */
const toldOnce = (samples: readonly Told[]): readonly Told[] => {
  if (samples.every(({ time }, index) => time !== samples[index - 1]?.time)) return samples;
  const moments = Map.groupBy(samples, ({ time }) => time);
  return [...moments].flatMap(([time, told]) =>
    withoutPhases(told.map(({ wh }) => wh)).map((wh) => ({ time, wh })),
  );
};

/** The total at a moment stands above its phases, where each came in a message of its own. */
const withoutPhases = (told: readonly number[]): number[] => {
  const [totalWh, sumWh] = [highest(told), told.reduce((sum, wh) => sum + wh, 0)];
  const arePhases = told.length > 2 && Math.abs(sumWh - 2 * totalWh) <= REGISTER_TOLERANCE_WH;
  return arePhases ? [totalWh] : [...new Set(told)];
};

const candidates =
  (side: 'start' | 'stop', time: number, clockMs: number) =>
  <Origin extends string>(origin: Origin, wh: number | null, resolutionWh = 1): Candidate<Origin>[] =>
    wh === null ? [] : [{ origin, point: { origin: side, time, wh, resolutionWh, clockMs } }];

/** Of another session of the connector; says nothing if the two overlap. */
const neighbourWh = (
  neighbour: EnergyFacts['previousEnd'],
  facts: EnergyFacts,
  side: 'before' | 'after',
): number | null => {
  if (!neighbour) return null;
  const apart =
    side === 'before' ? !overlaps(neighbour.at, facts.startedAt) : !overlaps(facts.stoppedAt, neighbour.at);
  const wh = registerInWh(facts)(neighbour.registerWh);
  return apart && wh !== null && wh > 0 ? wh : null;
};

/** The charge point's quirk profile knows that its registers are kWh. */
const registerInWh =
  ({ register }: Pick<EnergyFacts, 'register'>) =>
  (registerWh: bigint | null | undefined): number | null => {
    const wh = usableRegister(registerWh);
    return wh !== null && register === 'kwh' ? wh * WH_PER_KWH : wh;
  };

const spreadOf = (values: readonly number[]): number =>
  values.length > 1 ? highest(values) - lowest(values) : 0;

const mostFrequent = (values: readonly number[]): number | null => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};
