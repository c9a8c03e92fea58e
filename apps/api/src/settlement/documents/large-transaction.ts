/** A document may have 100,000 sessions: it is written, and hashed, for longer than other transactions may take. */
export const LARGE_TRANSACTION = { timeout: 120_000 } as const;

const AT_ONCE = 5_000;

/** Parts of a list, so that no statement about it takes longer than a statement may. */
export const inParts = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, part) =>
    items.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
