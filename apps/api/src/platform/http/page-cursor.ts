/** The last row of a page of a list that is read newest first. */
export interface PageEnd {
  /** Null: it has no time yet. Such rows come first. */
  readonly at: Date | null;
  readonly id: string;
}

/** The same in a list of which every row has a time. */
export interface TimedPageEnd extends PageEnd {
  readonly at: Date;
}

interface PageOf<Row> {
  readonly page: Row[];
  readonly nextCursor: string | null;
}

/** A page of a list, of which one row more was read to know whether another page follows. */
export const pageOf = <Row>(rows: readonly Row[], limit: number, endOf: (row: Row) => PageEnd): PageOf<Row> =>
  pageByKey(rows, limit, (row) => writeCursor(endOf(row)));

/** The same of a list in the order of a key, where the next page begins after the key of the last row. */
export const pageByKey = <Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): PageOf<Row> => {
  const last = rows[limit - 1];
  return {
    page: rows.slice(0, limit),
    nextCursor: last !== undefined && rows.length > limit ? keyOf(last) : null,
  };
};

/** Opaque text for URLs: milliseconds and id. */
export const writeCursor = ({ at, id }: PageEnd): string => `${at?.getTime() ?? ''}-${id}`;

/** Reads what `pageOf` wrote; null without a cursor: the first page. */
export const readCursor = (text: string | undefined): PageEnd | null | 'malformed' => {
  if (text === undefined) return null;
  const [, ms, id] = /^(\d{1,15})?-(\d{1,18})$/.exec(text) ?? [];
  return id === undefined ? 'malformed' : { at: ms === undefined ? null : new Date(Number(ms)), id };
};

/** The place of the last row, in a list of which the rows are numbered from 1; 0 without a cursor. */
export const readPlaceCursor = (text = '0'): number | 'malformed' =>
  /^\d{1,9}$/.test(text) ? Number(text) : 'malformed';

export const readTimedCursor = (text: string | undefined): TimedPageEnd | null | 'malformed' => {
  const end = readCursor(text);
  if (end === null || end === 'malformed') return end;
  return end.at === null ? 'malformed' : { at: end.at, id: end.id };
};
