import { answerQuirks } from './answers.ts';
import { clockQuirks } from './clocks.ts';
import { connectionQuirks } from './connections.ts';
import type { Quirk } from './quirk.ts';
import { profileQuirks } from './profiles.ts';
import { readingQuirks } from './readings.ts';
import { remoteQuirks } from './remote.ts';
import { setUpQuirks } from './set-up.ts';
import { transactionIdQuirks } from './transaction-ids.ts';
import { transactionQuirks } from './transactions.ts';

/** Behaviour of chargers in the field, by name. */
export const quirks = {
  ...transactionIdQuirks,
  ...readingQuirks,
  ...clockQuirks,
  ...transactionQuirks,
  ...connectionQuirks,
  ...answerQuirks,
  ...profileQuirks,
  ...setUpQuirks,
  ...remoteQuirks,
} satisfies Record<string, Quirk>;

export type QuirkName = keyof typeof quirks;

export const quirkNames = Object.keys(quirks) as QuirkName[];

export const isQuirkName = (name: string): name is QuirkName => Object.hasOwn(quirks, name);
