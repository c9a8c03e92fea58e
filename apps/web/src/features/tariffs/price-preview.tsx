import { previewPrices } from '@laadpoort/domain/tariffs/preview-prices';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';

/** The power of a three-phase home charger. */
const examplePowerW = 11_000;

type Row = ReturnType<typeof previewPrices>[number];

/** Three sessions at the new rate, beside their previous cost. */
export const PricePreview = ({ before, after }: { before: string | null; after: string }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const columns: Column<Row>[] = [
    { id: 'example', header: t('columns.example'), cell: ({ example }) => t(`example.${example}`) },
    ...(before === null
      ? []
      : [
          {
            id: 'before',
            header: t('columns.before'),
            numeric: true,
            cell: (row: Row) => (row.before === null ? '–' : format.money(row.before)),
          },
        ]),
    {
      id: 'after',
      header: before === null ? t('columns.price') : t('columns.after'),
      numeric: true,
      cell: (row) => format.money(row.after),
    },
  ];
  return (
    <DataTable
      caption={t('examples')}
      rows={previewPrices(before, after, examplePowerW)}
      rowKey={({ example }) => example}
      columns={columns}
    />
  );
};
