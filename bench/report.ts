const rows: { figure: string; measured: string; bound: string; holds: string }[] = [];

/** One figure of the product; `undefined` if this machine cannot measure it. */
export const report = (figure: string, measured: string, bound: string, holds: boolean | undefined): void => {
  const verdict = holds === undefined ? 'not measured' : holds ? 'yes' : 'NO';
  rows.push({ figure, measured, bound, holds: verdict });
  console.log(`${figure}: ${measured} (${bound}) ${verdict}`);
};

/** All of them, and whether they are within bounds. */
export const closeReport = (): boolean => {
  console.table(rows);
  return rows.every(({ holds }) => holds !== 'NO');
};
