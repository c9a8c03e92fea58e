import type { EnergyFacts, SessionEnergy } from '../energy-facts.ts';
import { REGISTER_TOLERANCE_WH, resolutionOf, tremblingOf, usableRegister } from './meter-register.ts';
import type { MeterReading } from '../meter-reading.ts';
import type { RegisterPoint } from './register-chain.ts';

/** A value that may be the register at the begin or the end, with where it is from. */
export interface Candidate<Origin> {
  readonly origin: Origin;
  readonly point: RegisterPoint;
}

export interface RegisterSources {
  readonly samples: readonly RegisterPoint[];
  /** In order of preference. */
  readonly begins: readonly Candidate<SessionEnergy['begin']>[];
  readonly ends: readonly Candidate<SessionEnergy['end']>[];
  /** The start of the next session, where that session does not believe it. */
  readonly doubtedNext: RegisterPoint | null;
  /** The samples were moved to where the session began, by the quirk profile. */
  readonly shifted: boolean;
}

const WH_PER_KWH = 1000;

/** Every register that is known of a session, those that stand for none left out. */
export const registerSources = (facts: EnergyFacts, readings: readonly MeterReading[]): RegisterSources => {
  const inWh = registerInWh(facts);
  const startWh = inWh(facts.meterStartWh);
  const stopWh = inWh(facts.meterStopWh);
  const shiftWh = facts.register === 'session' ? (startWh ?? 0) : 0;
  const sampled = withoutPhases(
    withoutStop(readings, facts.meterStopWh).flatMap(({ at, registerWh }) => {
      const wh = inWh(registerWh);
      return wh === null ? [] : [{ time: at.getTime(), wh: wh + shiftWh }];
    }),
  );
  const { stepWh, restWh } = resolutionOf(sampled.map(({ wh }) => wh - shiftWh));
  const trembling = Math.max(1, tremblingOf(sampled.map(({ wh }) => wh)));
  const stepOf = (wh: number | null) =>
    wh !== null && wh % stepWh === restWh ? Math.max(stepWh, trembling) : trembling;
  const samples = sampled.map((sample) => ({
    ...sample,
    origin: 'sample' as const,
    resolutionWh: stepOf(sample.wh - shiftWh),
  }));
  const beginWh = mostFrequent(readings.map((reading) => inWh(reading.beginWh)));
  const endWh = mostFrequent(readings.map((reading) => inWh(reading.endWh)));
  const counted = Math.max(startWh ?? 0, beginWh ?? 0, samples[0]?.wh ?? 0) > REGISTER_TOLERANCE_WH;
  const [from, until] = [facts.startedAt.getTime(), facts.stoppedAt.getTime()];
  const begin = candidates('start', from);
  const end = candidates('stop', until);
  const nextWh = neighbourWh(facts.nextStart, facts, 'after');
  const [doubtedNext] = facts.nextStart?.isDoubted ? end('next', nextWh) : [];
  return {
    samples,
    begins: [
      ...begin('start', startWh),
      ...begin('begin', beginWh === 0 && counted ? null : beginWh, stepOf(beginWh)),
      ...begin('previous', neighbourWh(facts.previousEnd, facts, 'before')),
    ],
    ends: [
      // Zero at the end is no register if there was one before.
      ...end('stop', stopWh === 0 && counted ? null : stopWh),
      ...end('end', endWh === 0 && counted ? null : endWh, stepOf(endWh)),
      ...(doubtedNext ? [] : end('next', nextWh)),
    ],
    doubtedNext: doubtedNext?.point ?? null,
    shifted: shiftWh > 0 && samples.length > 0,
  };
};

/** A register at the end that repeats the one of the stop is no second one: alone, it says nothing of the start. */
const withoutStop = (
  readings: readonly MeterReading[],
  meterStopWh: bigint | null,
): readonly MeterReading[] => {
  const told = readings.filter(({ registerWh }) => registerWh !== null);
  const [only] = told;
  const repeatsStop =
    told.length === 1 && only?.registerWh === only?.endWh && only?.registerWh === meterStopWh;
  return repeatsStop ? [] : readings;
};

/** The total at a moment stands above its phases, where each came in a message of its own. */
const withoutPhases = <Sample extends { readonly time: number; readonly wh: number }>(
  samples: readonly Sample[],
): Sample[] => {
  const moments = Map.groupBy(samples, ({ time }) => time);
  return samples.filter(({ time, wh }) => {
    const told = moments.get(time) ?? [];
    if (told.length < 3) return true;
    const totalWh = Math.max(...told.map((each) => each.wh));
    const sumWh = told.reduce((sum, each) => sum + each.wh, 0);
    return wh === totalWh || Math.abs(sumWh - 2 * totalWh) > REGISTER_TOLERANCE_WH;
  });
};

const candidates =
  (side: 'start' | 'stop', time: number) =>
  <Origin extends string>(origin: Origin, wh: number | null, resolutionWh = 1): Candidate<Origin>[] =>
    wh === null ? [] : [{ origin, point: { origin: side, time, wh, resolutionWh } }];

/** Of another session of the connector; says nothing if the two overlap. */
const neighbourWh = (
  neighbour: EnergyFacts['previousEnd'],
  facts: EnergyFacts,
  side: 'before' | 'after',
): number | null => {
  if (!neighbour) return null;
  const apart = side === 'before' ? neighbour.at <= facts.startedAt : neighbour.at >= facts.stoppedAt;
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

const mostFrequent = (values: readonly (number | null)[]): number | null => {
  const counts = new Map<number, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};
