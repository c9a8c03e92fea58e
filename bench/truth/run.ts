import type { Distortion } from './catalogue/distortion.ts';
import { diceOf } from './dice.ts';
import { judge, worstOf, type Verdict } from './judge/verdict.ts';
import { historyOf, type History } from './world/history.ts';
import { merged, newTally, type Tally } from './tally.ts';

export interface TruthRun {
  readonly all: Tally;
  /** Undistorted or harmlessly distorted. */
  readonly harmless: Tally;
  /** By the name of a distortion: histories with it alone, and those with others too. */
  readonly alone: ReadonlyMap<string, Tally>;
  readonly combined: ReadonlyMap<string, Tally>;
}

interface Ways {
  readonly judged?: (history: History) => readonly Verdict[];
  readonly choose?: (rows: readonly Distortion[], seed: number) => readonly Distortion[];
}

/** Judges histories, one per seed: a tenth undistorted, the others distorted in one to three ways. */
export const runTruth = (
  rows: readonly Distortion[],
  histories: number,
  seed: number,
  { judged = judge, choose = chosen }: Ways = {},
): TruthRun => {
  const [all, harmless] = [newTally(), newTally()];
  const alone = new Map(rows.map(({ name }) => [name, newTally()]));
  const combined = new Map(rows.map(({ name }) => [name, newTally()]));
  for (let index = 0; index < histories; index += 1) {
    const distortions = choose(rows, seed + index);
    const history = historyOf(seed + index, distortions);
    const verdict = worstOf(judged(history));
    const isHarmless = distortions.every(({ kind }) => kind === 'harmless');
    const tallies = distortions.flatMap(
      ({ name }) => (distortions.length === 1 ? alone : combined).get(name) ?? [],
    );
    for (const tally of [all, ...(isHarmless ? [harmless] : []), ...tallies]) count(tally, history, verdict);
  }
  return { all, harmless, alone, combined };
};

/** Of two runs over the same rows. */
export const bothRuns = (a: TruthRun, b: TruthRun): TruthRun => {
  return {
    all: merged(a.all, b.all),
    harmless: merged(a.harmless, b.harmless),
    alone: byName(a.alone, b.alone),
    combined: byName(a.combined, b.combined),
  };
};

const byName = (a: ReadonlyMap<string, Tally>, b: ReadonlyMap<string, Tally>) =>
  new Map([...a].map(([name, tally]) => [name, merged(tally, b.get(name) ?? newTally())]));

const chosen = (rows: readonly Distortion[], seed: number): Distortion[] => {
  // Not the dice of the history itself, so that the same seed has the same sessions whatever distorts them.
  const dice = diceOf(Math.imul(seed, 0x9e3779b1) ^ 0x5eed);
  const roll = dice.random();
  const wanted = roll < 0.1 ? 0 : roll < 0.5 ? 1 : roll < 0.8 ? 2 : 3;
  // Harmless ones are combined with one another too, so that their own bound is measured.
  const among = wanted > 1 && dice.chance(0.3) ? rows.filter(({ kind }) => kind === 'harmless') : rows;
  const picked = new Set<Distortion>();
  while (picked.size < wanted) picked.add(dice.pick(among));
  return [...picked];
};

/** Two to four at once that can hide energy: what chance brings together once in ten plain runs. */
export const chosenOfDangerous = (rows: readonly Distortion[], seed: number): Distortion[] => {
  const dice = diceOf(Math.imul(seed, 0x9e3779b1) ^ 0xdead);
  const harmful = rows.filter(({ kind }) => kind === 'harmful');
  const hiding = rows.filter(({ hides }) => hides);
  const wanted = dice.whole(2, 4);
  const picked = new Set([dice.pick(harmful)]);
  while (picked.size < wanted) picked.add(dice.pick(dice.chance(0.5) ? hiding : harmful));
  return [...picked];
};

const count = ({ counts, reasons, examples }: Tally, history: History, verdict: Verdict): void => {
  const { seed, distortions, messages } = history;
  const { kind, session } = verdict;
  counts[kind] += 1;
  for (const reason of verdict.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const size = distortions.length * 1_000 + messages.length;
  const isSimpler = size < (examples[kind]?.size ?? Infinity);
  if (isSimpler) examples[kind] = { seed, names: distortions.map(({ name }) => name), session, size };
};
