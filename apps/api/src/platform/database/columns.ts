import { randomBytes } from 'node:crypto';

/** Which values a column of an SQL type takes. */
interface Values {
  uuid: string | null;
  int: number | null;
  bigint: bigint | string | null;
  real: number | null;
  /** Decimal text. */
  numeric: string | null;
  boolean: boolean | null;
  timestamptz: Date | null;
  text: string | null;
  /** Text of our own, such as a state: letters, digits, hyphens and underscores, never empty. */
  word: string | null;
  jsonb: string | null;
  bytea: Buffer | null;
}

type Column<Row> = {
  [Type in keyof Values]: readonly [type: Type, valueOf: (row: Row) => Values[Type]];
}[keyof Values];

/** Columns by name, each with its SQL type and its value of a row. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>;

export interface ColumnSet<Row> {
  /** For a column list: `id, at`. */
  readonly names: string;
  /** The rows as a table `alias`, for FROM: `unnest($1::uuid[], …) AS alias(id, …)`. They are the first parameters. */
  as(alias: string): string;
  /** The same with a last column `n`, which counts the rows from 1. */
  numberedAs(alias: string): string;
  /** The parameter after those of the columns, from 1. */
  parameter(position: number): string;
  /** The parameters for these rows: one a column. */
  values(rows: readonly Row[]): unknown[];
}

/** Many rows as parameters of one statement: name, SQL type and value of a column stand beside one another. */
export const columns = <Row>(byName: Columns<Row>): ColumnSet<Row> => {
  const all = Object.values(byName);
  const names = Object.keys(byName).join(', ');
  const arrays = all.map(([type], index) => arrayIn(type, `$${index + 1}`)).join(', ');
  const arrayOf = all.map((column) => arrayOfColumn(column));
  return {
    names,
    as: (alias) => `unnest(${arrays}) AS ${alias}(${names})`,
    numberedAs: (alias) => `unnest(${arrays}) WITH ORDINALITY AS ${alias}(${names}, n)`,
    parameter: (position) => `$${all.length + position}`,
    values: (rows) => arrayOf.map((read) => read(rows)),
  };
};

// Nobody outside knows them, so no value contains them.
const SEPARATOR = `\u001f${randomBytes(9).toString('base64url')}`;
const NULL_MARK = `\u001d${randomBytes(9).toString('base64url')}`;

/**
 * Texts travel as one text, which Postgres splits: as an array each would be searched for characters to escape here, and
 * read character by character there.
 */
const joined = (values: readonly (string | null)[]): string | null =>
  values.length === 0 ? null : values.map((value) => value ?? NULL_MARK).join(SEPARATOR);

/** The array that a parameter stands for. */
const arrayIn = (type: keyof Values, parameter: string): string => {
  if (type !== 'text' && type !== 'jsonb') return `${parameter}::${type === 'word' ? 'text' : type}[]`;
  // Of an empty text string_to_array makes no elements; here it is one row with an empty text.
  const texts = `CASE ${parameter}::text WHEN '' THEN ARRAY[''] ELSE string_to_array(${parameter}, '${SEPARATOR}', '${NULL_MARK}') END`;
  return `(${texts})::${type}[]`;
};

const arrayOfColumn = <Row>([type, valueOf]: Column<Row>): ((rows: readonly Row[]) => unknown) => {
  switch (type) {
    case 'text':
    case 'jsonb':
      return (rows) => joined(rows.map((row) => valueOf(row)));
    case 'bytea':
      return (rows) => rows.map((row) => valueOf(row));
    case 'timestamptz':
      return (rows) => plainArray(rows.map((row) => valueOf(row)?.toISOString() ?? 'NULL'));
    default:
      return (rows) => plainArray(rows.map((row) => valueOf(row) ?? 'NULL'));
  }
};

/**
 * The text of a Postgres array of values that never need quoting. Node-postgres looks for characters to escape in every
 * element, which is most of the work of a large batch.
 */
const plainArray = (values: readonly (string | number | bigint | boolean)[]): string => `{${values.join()}}`;
