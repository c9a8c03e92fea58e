/** Rows that are read when a file begins to be written, kept for its totals. */
export const rowsLater = <Row>(read: () => Promise<readonly Row[]>) => {
  let rows: readonly Row[] = [];
  return {
    rows: (async function* () {
      rows = await read();
      yield* rows;
    })(),
    read: () => rows,
  };
};
