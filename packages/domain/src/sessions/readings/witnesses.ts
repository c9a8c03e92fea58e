import type { EnergyFacts, SessionEnergy, Witness } from './energy-facts.ts';
import { energyFromIntervals } from './intervals/estimated-energy.ts';
import { unmeasuredWh } from './power/power-agreement.ts';
import type { Flow } from './power/power-flow.ts';
import type { PowerPoint } from './power/power-points.ts';
import { chainsOf, chainWh, mostWh } from './registers/register-chain.ts';
import type { Candidate, RegisterSources } from './registers/register-sources.ts';

interface Heard {
  readonly facts: EnergyFacts;
  readonly sources: RegisterSources;
  readonly powers: readonly PowerPoint[];
  readonly flow: Flow | null;
  readonly maxPowerW: number;
}

/** What each source says for itself, whether it is believed or not. */
export const witnessesOf = (heard: Heard): Witness[] => {
  const { facts, flow, maxPowerW } = heard;
  const { begins, ends } = heard.sources;
  const intervalsWh = energyFromIntervals(facts.readings, facts.startedAt, facts.stoppedAt);
  const ratingWh = mostWh(maxPowerW, facts.stoppedAt.getTime() - facts.startedAt.getTime());
  return [
    ...(facts.signed ? [exact('signed', facts.signed.endWh - facts.signed.beginWh)] : []),
    ...pair('messages', begins, 'start', ends, 'stop'),
    ...pair('contexts', begins, 'begin', ends, 'end'),
    ...fromSamples(heard),
    ...(intervalsWh === null ? [] : [exact('intervals', intervalsWh)]),
    ...(flow === null
      ? []
      : [
          {
            kind: 'power',
            energyWh: whole(flow.energyWh),
            lowWh: whole(flow.lowWh),
            highWh: whole(flow.highWh),
          } as const,
        ]),
    ...pair('neighbours', begins, 'previous', ends, 'next'),
    { kind: 'rating', energyWh: null, lowWh: 0n, highWh: whole(ratingWh) },
  ];
};

const whole = (wh: number): bigint => BigInt(Math.round(wh));

const exact = (kind: Witness['kind'], energyWh: bigint, errorWh = 0n): Witness => ({
  kind,
  energyWh,
  lowWh: energyWh - errorWh,
  highWh: energyWh + errorWh,
});

const pair = (
  kind: Witness['kind'],
  begins: readonly Candidate<SessionEnergy['begin']>[],
  beginOrigin: SessionEnergy['begin'],
  ends: readonly Candidate<SessionEnergy['end']>[],
  endOrigin: SessionEnergy['end'],
): Witness[] => {
  const begin = begins.find(({ origin }) => origin === beginOrigin)?.point;
  const end = ends.find(({ origin }) => origin === endOrigin)?.point;
  if (!begin || !end) return [];
  return [exact(kind, whole(end.wh - begin.wh), whole(Math.max(begin.resolutionWh, end.resolutionWh) - 1))];
};

/** Between the first and the last sample; before and after them more may have flowed. */
const fromSamples = ({ facts, sources, powers, maxPowerW }: Heard): Witness[] => {
  const [first, last] = [sources.samples[0], sources.samples.at(-1)];
  if (!first || !last || first === last) return [];
  const energyWh = chainsOf(sources.samples, maxPowerW).reduce(
    (sum, chain) => sum + chainWh(chain, maxPowerW),
    0,
  );
  const beforeWh = unmeasuredWh([facts.startedAt.getTime(), first.time], powers, maxPowerW);
  const afterWh = unmeasuredWh([last.time, facts.stoppedAt.getTime()], powers, maxPowerW);
  const moreWh = beforeWh + afterWh + first.resolutionWh - 1;
  return [
    { kind: 'samples', energyWh: whole(energyWh), lowWh: whole(energyWh), highWh: whole(energyWh + moreWh) },
  ];
};
