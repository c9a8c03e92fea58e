import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sortRows, type Column, type Sort } from './columns.ts';
import { HeaderCell } from './header-cell.tsx';
import { Row, SkeletonRows } from './rows.tsx';
import classes from './data-table.module.css';

export type { Column };

/** From this number of columns, rows become cards earlier. */
const wideColumns = 6;

/** From this number, they stand closer together: all must fit a desktop. */
const denseColumns = 10;

interface Props<R> {
  /** Names the table for assistive technology; visible only with `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<R>[];
  /** `undefined` while loading. */
  readonly rows: readonly R[] | undefined;
  readonly rowKey: (row: R) => string | number;
  /** What an empty table shows: the next step. */
  readonly empty?: ReactNode;
}

/**
 * The portal's only table: caption, `th scope`, sortable headers that announce their state, and a first cell that names
 * the row. Where there is too little room, each row becomes a card whose values carry their column's name.
 */
export const DataTable = <R,>({ caption, captionShown = false, columns, rows, rowKey, empty }: Props<R>) => {
  const [sort, setSort] = useState<Sort | null>(null);
  const sortBy = (columnId: string) =>
    setSort((now) => ({ columnId, descending: now?.columnId === columnId && !now.descending }));
  if (rows?.length === 0) return <div className={classes['empty']}>{empty ?? <NothingYet />}</div>;
  return (
    <div className={classes['scroll']}>
      <table
        className={classes['table']}
        data-wide={columns.length >= wideColumns || undefined}
        data-dense={columns.length >= denseColumns || undefined}
      >
        <caption className={captionShown ? classes['caption'] : classes['hiddenCaption']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows ? (
            sortRows(rows, columns, sort).map((row) => <Row key={rowKey(row)} row={row} columns={columns} />)
          ) : (
            <SkeletonRows columns={columns.length} />
          )}
        </tbody>
      </table>
    </div>
  );
};

const NothingYet = () => {
  const { t } = useTranslation('ui');
  return t('table.empty');
};
