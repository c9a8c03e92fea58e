import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import classes from './data-table.module.css';

/** A row; its first cell names it. */
export const Row = <R,>({ row, columns }: { row: R; columns: readonly Column<R>[] }) => (
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

/** Rows in their shape while they load. */
export const SkeletonRows = ({ columns }: { columns: number }) => {
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
