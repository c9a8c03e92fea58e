/** A card's entry in a charge point's local authorization list (IdTagInfo of OCPP 1.6). */
export interface ListedCard {
  readonly status: 'Accepted' | 'Blocked' | 'Expired' | 'Invalid' | 'ConcurrentTx';
  /** ISO 8601 in UTC; after this time the charge point has to ask. */
  readonly expiryDate?: string;
  readonly parentIdTag?: string;
}

/** A local list by id tag, in order of importance. */
export type ListContent = ReadonlyMap<string, ListedCard>;

/** A card to add or change; without `card`, one to delete. */
export interface ListChange {
  readonly idTag: string;
  readonly card?: ListedCard;
}

/** The changes that turn `from` into `to`. Deletions come first, to make room for the rest. */
export const listChanges = (from: ListContent, to: ListContent): readonly ListChange[] => {
  const gone = [...from.keys()].filter((idTag) => !to.has(idTag));
  const different = [...to].filter(([idTag, card]) => !sameCard(from.get(idTag), card));
  return [...gone.map((idTag) => ({ idTag })), ...different.map(([idTag, card]) => ({ idTag, card }))];
};

/** The list after a charge point has accepted the changes. */
export const applyChanges = (content: ListContent, changes: readonly ListChange[]): ListContent => {
  const after = new Map(content);
  for (const { idTag, card } of changes) {
    if (card === undefined) after.delete(idTag);
    else after.set(idTag, card);
  }
  return after;
};

const sameCard = (one: ListedCard | undefined, other: ListedCard): boolean => {
  return (
    one !== undefined &&
    one.status === other.status &&
    one.expiryDate === other.expiryDate &&
    one.parentIdTag === other.parentIdTag
  );
};
