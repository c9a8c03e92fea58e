import { Skeleton, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** If given, the column is sortable by it. */
  readonly sortValue?: (row: Row) => string | number;
  /** A header for assistive technology only, used for columns of buttons. */
  readonly hiddenHeader?: boolean;
};

type Sort = { readonly columnId: string; readonly descending: boolean };

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

const sorted = <Row,>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null) => {
  const value = columns.find(({ id }) => id === sort?.columnId)?.sortValue;
  if (!value || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(value(a), value(b)));
};

const SortButton = ({ header, sort, onSort }: { header: string; sort: Sort | null; onSort: () => void }) => {
  const Icon = sort === null ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton className={classes['sort']} onClick={onSort}>
      {header}
      <Icon size={14} aria-hidden />
    </UnstyledButton>
  );
};

const SkeletonRows = ({ columns }: { columns: number }) => {
  const { t } = useTranslation('ui');
  return Array.from({ length: 4 }, (_, row) => (
    <tr key={row} className={classes['row']}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} className={classes['cell']}>
          <Skeleton height={14} width={column === 0 ? '70%' : '50%'} />
          {row + column === 0 && <VisuallyHidden>{t('loading')}</VisuallyHidden>}
        </td>
      ))}
    </tr>
  ));
};

/** From this number of columns, rows become cards earlier. */
const wideColumns = 6;

type Props<Row> = {
  /** Names the table for assistive technology; visible only with `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  /** `undefined` while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** What an empty table shows: the next step. */
  readonly empty?: ReactNode;
};

/**
 * The portal's only table: caption, `th scope`, sortable headers that announce their state, and a first cell that names
 * the row. Where there is too little room, each row becomes a card whose values carry their column's name.
 */
export function DataTable<Row>({ caption, captionShown = false, columns, rows, rowKey, empty }: Props<Row>) {
  const [sort, setSort] = useState<Sort | null>(null);
  const sortBy = (columnId: string) =>
    setSort((now) => ({ columnId, descending: now?.columnId === columnId && !now.descending }));
  if (rows?.length === 0) return <div className={classes['empty']}>{empty ?? <NothingYet />}</div>;
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} data-wide={columns.length >= wideColumns || undefined}>
        <caption className={captionShown ? classes['caption'] : classes['hiddenCaption']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, header, numeric, sortValue, hiddenHeader }) => {
              const own = sort?.columnId === id ? sort : null;
              return (
                <th
                  key={id}
                  scope="col"
                  className={classes['header']}
                  data-numeric={numeric || undefined}
                  {...(sortValue
                    ? { 'aria-sort': own ? (own.descending ? 'descending' : 'ascending') : 'none' }
                    : {})}
                >
                  {hiddenHeader && <VisuallyHidden>{header}</VisuallyHidden>}
                  {!hiddenHeader && !sortValue && header}
                  {!hiddenHeader && sortValue && (
                    <SortButton header={header} sort={own} onSort={() => sortBy(id)} />
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows ? (
            sorted(rows, columns, sort).map((row) => <Cells key={rowKey(row)} row={row} columns={columns} />)
          ) : (
            <SkeletonRows columns={columns.length} />
          )}
        </tbody>
      </table>
    </div>
  );
}

const NothingYet = () => {
  const { t } = useTranslation('ui');
  return t('table.empty');
};

function Cells<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr className={classes['row']}>
      {columns.map(({ id, header, cell, numeric, hiddenHeader }, index) => {
        const shared = {
          className: classes['cell'],
          'data-numeric': numeric || undefined,
          'data-label': hiddenHeader ? undefined : header,
        };
        return index === 0 ? (
          <th key={id} scope="row" {...shared}>
            {cell(row)}
          </th>
        ) : (
          <td key={id} {...shared}>
            {cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
