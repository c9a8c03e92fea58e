import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { IsBreached } from '#platform/passwords/breached-passwords.ts';

/** Of 0 to 4: some 10^8 guesses and more. */
const GOOD_ENOUGH = 3;

/** The time it takes grows faster than the text; what is hard to guess so far is hard to guess. */
const JUDGED_CHARACTERS = 50;

let loaded: Promise<ZxcvbnFactory> | undefined;

/** The lists of common passwords take some memory: not before somebody chooses a password. */
const load = async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
};

/** Whether a new password is hard to guess, also for those who know whose it is. */
export const isHardToGuess = async (
  password: string,
  whose: readonly (string | undefined)[],
): Promise<boolean> => {
  loaded ??= load();
  const known = ['laadpoort', ...whose.flatMap((text) => (text ? [text, ...text.split(/[\s@.,_-]/)] : []))];
  const { score } = (await loaded).check(password.slice(0, JUDGED_CHARACTERS), known);
  return score >= GOOD_ENOUGH;
};

/** What is wrong with a new password; null: nothing. */
export const judgePassword = async (
  password: string,
  whose: readonly (string | undefined)[],
  isBreached: IsBreached | undefined,
): Promise<'too-easy' | 'breached' | null> => {
  if (!(await isHardToGuess(password, whose))) return 'too-easy';
  return (await isBreached?.(password)) ? 'breached' : null;
};
