interface Steps<Row, Change> {
  /** Null when it is gone. */
  readonly read: () => Promise<Row | null>;
  /** Null when nothing changes. */
  readonly decide: (row: Row) => Change | null;
  /** Writes the change where the row is still as it was read; false when somebody was faster. */
  readonly move: (row: Row, change: Change) => Promise<boolean>;
}

/**
 * Applies an event to a row that others may move too: read, decide, compare and set, and decide again when somebody was
 * faster. Gives the row as it was and the change, null when nothing changed.
 */
export const follow = async <Row, Change>({
  read,
  decide,
  move,
}: Steps<Row, Change>): Promise<{ readonly row: Row; readonly change: Change } | null> => {
  for (;;) {
    const row = await read();
    if (row === null) return null;
    const change = decide(row);
    if (change === null) return null;
    if (await move(row, change)) return { row, change };
  }
};
