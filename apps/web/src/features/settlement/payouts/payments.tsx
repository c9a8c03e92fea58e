import { Alert, Stack, Text } from '@mantine/core';
import type { PayoutItem } from '@laadpoort/contract/settlement/payout-batch';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useReasonWords } from './use-reason-words.ts';

/** The payments of a batch, and what the bank told about each. */
export const Payments = ({ items, more }: { items: readonly PayoutItem[]; more: ReactNode }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  return (
    <Section title={t('payments')}>
      <DataTable
        caption={t('payments')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'account',
            header: t('columns.payee'),
            cell: ({ accountName, holder, ibanMasked }) => (
              <Stack gap={0}>
                <Text fw={650}>{holder}</Text>
                <Text size="sm">{ibanMasked}</Text>
                {accountName !== holder && (
                  <Text size="sm" c="dimmed">
                    {accountName}
                  </Text>
                )}
              </Stack>
            ),
          },
          { id: 'reference', header: t('columns.reference'), cell: ({ endToEndId }) => endToEndId },
          { id: 'documents', header: t('columns.documents'), cell: ({ documents }) => documents.join(', ') },
          {
            id: 'amount',
            header: t('columns.amount'),
            numeric: true,
            cell: ({ amount }) => format.money(amount),
          },
          {
            id: 'state',
            header: t('columns.state'),
            cell: (item) => <PaymentState item={item} />,
          },
        ]}
      />
      {more}
    </Section>
  );
};

const PaymentState = ({ item }: { item: PayoutItem }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const reason = useReasonWords();
  const { state, dropReason, paidOn, isOdd } = item;
  if (state === null) return dropReason === null ? t('itemStates.dropped') : t(`drops.${dropReason}`);
  return (
    <Stack gap={2} align="flex-start">
      <Text fw={650}>
        {state === 'paid' && paidOn !== null
          ? t('paidOn', { day: format.date(paidOn) })
          : t(`itemStates.${state}`)}
      </Text>
      {state === 'returned' && <Text size="sm">{reason(item)}</Text>}
      {isOdd && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t('odd')}
        </Alert>
      )}
    </Stack>
  );
};
