import { Anchor } from '@mantine/core';
import type { CardsReport } from '@laadpoort/contract/reports/cards';
import { lastDayOf } from '@laadpoort/domain/reports/month';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';

/** The sessions that a row counts, as Activity lists them. */
const sessionsOf = (month: string, cardId: string): string =>
  new URLSearchParams({ from: `${month}-01`, to: lastDayOf(month), cardId, kind: 'billed' }).toString();

/** What each card charged in each month. */
export const CardTable = ({ rows }: Pick<CardsReport, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ month, cardId }) => `${month}/${cardId}`}
      columns={[
        {
          id: 'month',
          header: t('month'),
          sortValue: ({ month }) => month,
          cell: ({ month, cardId }) => (
            <Anchor component={Link} to={`/activity?${sessionsOf(month, cardId)}`}>
              {format.month(month)}
            </Anchor>
          ),
        },
        {
          id: 'holder',
          header: t('holder'),
          sortValue: ({ holderName }) => holderName ?? '',
          cell: ({ holderName }) => holderName ?? t('left'),
        },
        { id: 'card', header: t('card'), cell: ({ visualNumber, uidMasked }) => visualNumber ?? uidMasked },
        {
          id: 'sessions',
          header: t('sessions'),
          numeric: true,
          sortValue: ({ sessions }) => sessions,
          cell: ({ sessions }) => format.count(sessions),
        },
        {
          id: 'energy',
          header: t('energy'),
          numeric: true,
          sortValue: ({ energyWh }) => energyWh,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        { id: 'amount', header: t('amount'), numeric: true, cell: ({ amount }) => format.money(amount) },
      ]}
    />
  );
};
