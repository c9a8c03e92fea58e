import { Text } from '@mantine/core';
import type { JournalRow } from '@laadpoort/contract/reports/journal';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { LinkCell } from '#ui/tables/link-cell.tsx';

/** Documents with what they add to the books; credit notes are negative. */
export const JournalTable = ({ rows }: { readonly rows: readonly JournalRow[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'journal' });
  const { t: tDocument } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('documents')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('none')}</Text>}
      columns={[
        {
          id: 'number',
          header: tDocument('columns.number'),
          cell: ({ id, number, kind }) => (
            <LinkCell to={`/support/settlement/documents/${id}`} note={tDocument(`kinds.${kind}`)}>
              {number}
            </LinkCell>
          ),
        },
        {
          id: 'issued',
          header: tDocument('columns.issued'),
          cell: ({ issuedOn }) => format.date(issuedOn),
        },
        { id: 'supplier', header: t('supplier'), cell: ({ supplier }) => supplier },
        { id: 'vatId', header: t('vatId'), cell: ({ vatId }) => vatId },
        { id: 'net', header: t('net'), numeric: true, cell: ({ net }) => format.money(net) },
        { id: 'vat', header: t('vat'), numeric: true, cell: ({ vat }) => format.money(vat) },
        { id: 'total', header: t('total'), numeric: true, cell: ({ total }) => format.money(total) },
      ]}
    />
  );
};
