import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { Column, Sort } from './columns.ts';
import classes from './data-table.module.css';

interface Props<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (columnId: string) => void;
}

/** The header of a column, a button where one can sort by it. */
export const HeaderCell = <Row,>({ column, sort, onSort }: Props<Row>) => {
  const { id, header, numeric, sortValue, hiddenHeader } = column;
  const own = sort?.columnId === id ? sort : null;
  return (
    <th
      scope="col"
      className={classes['header']}
      data-numeric={numeric || undefined}
      {...(sortValue ? { 'aria-sort': own ? (own.descending ? 'descending' : 'ascending') : 'none' } : {})}
    >
      {hiddenHeader && <VisuallyHidden>{header}</VisuallyHidden>}
      {!hiddenHeader && !sortValue && header}
      {!hiddenHeader && sortValue && <SortButton header={header} sort={own} onSort={() => onSort(id)} />}
    </th>
  );
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
