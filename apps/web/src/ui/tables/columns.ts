import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** If given, the column is sortable by it. */
  readonly sortValue?: (row: Row) => string | number;
  /** A header for assistive technology only, used for columns of buttons. */
  readonly hiddenHeader?: boolean;
}

/** By which column a table is sorted. */
export interface Sort {
  readonly columnId: string;
  readonly descending: boolean;
}

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

export const sortRows = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null) => {
  const value = columns.find(({ id }) => id === sort?.columnId)?.sortValue;
  if (!value || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(value(a), value(b)));
};
