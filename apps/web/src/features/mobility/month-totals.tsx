import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import type { CardMonth } from './queries.ts';

/** The months with sessions, newest first. */
export const MonthTotals = ({ months }: { months: readonly CardMonth[] }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <Section title={t('sessions.months')}>
      <DataTable
        caption={t('sessions.months')}
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          {
            id: 'month',
            header: t('sessions.month'),
            sortValue: ({ month }) => month,
            cell: ({ month }) => format.month(month),
          },
          {
            id: 'count',
            header: t('sessions.count'),
            numeric: true,
            cell: ({ sessions }) => format.count(sessions),
          },
          {
            id: 'energy',
            header: t('sessions.columns.energy'),
            numeric: true,
            sortValue: ({ energyWh }) => energyWh,
            cell: ({ energyWh }) => format.energy(energyWh),
          },
          {
            id: 'cost',
            header: t('sessions.columns.cost'),
            numeric: true,
            sortValue: ({ amount }) => Number(amount),
            cell: ({ amount }) => format.money(amount),
          },
        ]}
      />
    </Section>
  );
};
