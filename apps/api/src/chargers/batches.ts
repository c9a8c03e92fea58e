import type { Statement } from '#platform/database/statements.ts';
import type { CardAuthorization, PresentedCard } from './cards.ts';

/** Batches of charger messages, by the name under which other capabilities add to their transaction. */
export interface Batches {
  /** StartTransactions that begin a session, with what was decided on their cards. */
  'session.starts': readonly { readonly card: PresentedCard; readonly authorization: CardAuthorization }[];
}

/** What a capability stores with a batch of another: the statements are part of its transaction. */
export type Additions = {
  readonly [Name in keyof Batches]?: (batch: Batches[Name]) => readonly Statement[];
};

export type AddedTo = <Name extends keyof Batches>(name: Name, batch: Batches[Name]) => readonly Statement[];

export const createBatches = () => {
  const all: Additions[] = [];
  const addedTo: AddedTo = (name, batch) => all.flatMap((additions) => additions[name]?.(batch) ?? []);
  return { addedTo, add: (additions: Additions) => void all.push(additions) };
};
