import { Anchor, Text } from '@mantine/core';
import type { PayoutBatch } from '@laadpoort/contract/settlement/payout-batch';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { BatchState } from './batch-state.tsx';

/** What was proposed, and where it stands. */
export const BatchTable = ({ batches }: { batches: readonly PayoutBatch[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  return (
    <Section title={t('list')}>
      <DataTable
        caption={t('list')}
        rows={batches}
        rowKey={({ id }) => id}
        empty={<Text>{t('none')}</Text>}
        columns={[
          {
            id: 'batch',
            header: t('columns.batch'),
            cell: ({ id }) => (
              <Anchor component={Link} to={`/support/settlement/payouts/${id}`} fw={650}>
                {`LP${id}`}
              </Anchor>
            ),
          },
          { id: 'state', header: t('columns.state'), cell: ({ state }) => <BatchState state={state} /> },
          {
            id: 'executeOn',
            header: t('columns.executeOn'),
            cell: ({ executeOn }) => format.date(executeOn),
          },
          {
            id: 'payments',
            header: t('columns.payments'),
            numeric: true,
            cell: ({ payments }) => format.count(payments),
          },
          {
            id: 'total',
            header: t('columns.amount'),
            numeric: true,
            cell: ({ total }) => format.money(total),
          },
        ]}
      />
    </Section>
  );
};
