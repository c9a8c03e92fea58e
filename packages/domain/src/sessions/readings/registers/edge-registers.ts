import type { SessionEnergy } from '../energy-facts.ts';
import type { Candidate, RegisterSources } from './register-sources.ts';

type Decided = Pick<SessionEnergy, 'begin' | 'end' | 'energyWh'>;

export interface EdgeRegisters {
  /** `null`: the energy was not counted from registers. */
  readonly beginWh: bigint | null;
  readonly endWh: bigint | null;
}

/** The registers at both edges that the energy was counted from; of samples those whose difference it is, if there are. */
export const edgeRegisters = (sources: RegisterSources, decided: Decided): EdgeRegisters => {
  const energyWh = Number(decided.energyWh);
  const samples = sources.samples.map(({ wh }) => wh);
  const told = { begin: toldAt(sources.begins, decided.begin), end: toldAt(sources.ends, decided.end) };
  const beginWh =
    decided.begin === 'sample'
      ? nearest(samples, (told.end ?? samples.at(-1) ?? 0) - energyWh, 0)
      : told.begin;
  const endWh = decided.end === 'sample' ? nearest(samples, (beginWh ?? 0) + energyWh, -1) : told.end;
  return { beginWh: whole(decided.begin === 'zero' ? 0 : beginWh), endWh: whole(endWh) };
};

const toldAt = <Origin>(candidates: readonly Candidate<Origin>[], origin: Origin): number | null =>
  candidates.find((candidate) => candidate.origin === origin)?.point.wh ?? null;

const nearest = (samples: readonly number[], wantedWh: number, otherwise: 0 | -1): number | null =>
  samples.includes(wantedWh) ? wantedWh : (samples.at(otherwise) ?? null);

const whole = (wh: number | null): bigint | null => (wh === null ? null : BigInt(Math.round(wh)));
