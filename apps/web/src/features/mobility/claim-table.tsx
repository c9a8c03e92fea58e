import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { cardName, type Card } from './card-name.ts';
import type { CardMonth } from './queries.ts';

/** One month, a row per card. */
export const ClaimTable = ({ rows }: { rows: readonly (CardMonth & { readonly card: Card })[] }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <DataTable
      caption={t('claims.list')}
      rows={rows}
      rowKey={({ card }) => card.id}
      columns={[
        { id: 'card', header: t('claims.columns.card'), cell: ({ card }) => cardName(card) },
        {
          id: 'number',
          header: t('claims.columns.number'),
          cell: ({ card }) => card.visualNumber ?? card.uidMasked,
        },
        {
          id: 'sessions',
          header: t('claims.columns.sessions'),
          numeric: true,
          cell: ({ sessions }) => format.count(sessions),
        },
        {
          id: 'energy',
          header: t('claims.columns.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'cost',
          header: t('claims.columns.cost'),
          numeric: true,
          cell: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
};
