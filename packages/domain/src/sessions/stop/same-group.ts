/** A card with its group (OCPP parentIdTag), `null` if it has none. */
export interface GroupedCard {
  /** Canonical. */
  readonly idTag: string;
  readonly parentIdTag: string | null;
}

/** Whether two cards have the same parent, or one is the parent of the other: they may stop each other's sessions. */
export const isSameGroup = (a: GroupedCard, b: GroupedCard): boolean => {
  const isParent = a.parentIdTag === b.idTag || b.parentIdTag === a.idTag;
  return isParent || (a.parentIdTag !== null && a.parentIdTag === b.parentIdTag);
};
