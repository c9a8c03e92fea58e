import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import type { PayoutBatch, PayoutItem } from '@laadpoort/contract/settlement/payouts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { BatchActions } from './batch-actions.tsx';
import { BatchState } from './payouts-page.tsx';
import { payoutQuery } from './queries.ts';
import { useReasonWords } from './use-reason-words.ts';

/** One batch, payment by payment. */
const BatchPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const batchId = useIdParam('batchId');
  const query = useQuery(payoutQuery(batchId));
  return (
    <Page
      title={t('batch', { id: batchId })}
      actions={
        <Anchor component={Link} to="/support/settlement/payouts">
          {t('title')}
        </Anchor>
      }
    >
      <Loaded query={query}>
        {({ batch, items }) => (
          <>
            <Overview batch={batch} />
            <Payments items={items} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Overview = ({ batch }: { batch: PayoutBatch }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const { state, payments, total, executeOn, proposedAt, proposedBy, isOwn } = batch;
  return (
    <Section title={t('columns.state')} actions={<BatchActions batch={batch} />}>
      <Stack align="flex-start">
        <BatchState state={state} />
        <Text>{t('pays', { count: payments, total: format.money(total), day: format.date(executeOn) })}</Text>
        <List>
          <List.Item>{t('proposed', { name: proposedBy, at: format.dateTime(proposedAt) })}</List.Item>
          {batch.approvedAt !== null && (
            <List.Item>
              {t('approved', { name: batch.approvedBy ?? '–', at: format.dateTime(batch.approvedAt) })}
            </List.Item>
          )}
          {batch.exportedAt !== null && (
            <List.Item>
              {t('exported', { name: batch.exportedBy ?? '–', at: format.dateTime(batch.exportedAt) })}
            </List.Item>
          )}
        </List>
        {state === 'proposed' && isOwn && <Text>{t('waits')}</Text>}
      </Stack>
    </Section>
  );
};

const Payments = ({ items }: { items: readonly PayoutItem[] }) => {
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
            sortValue: ({ holder }) => holder,
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
            sortValue: ({ amount }) => Number(amount),
            cell: ({ amount }) => format.money(amount),
          },
          {
            id: 'state',
            header: t('columns.state'),
            sortValue: ({ state }) => state ?? '',
            cell: (item) => <PaymentState item={item} />,
          },
        ]}
      />
    </Section>
  );
};

const PaymentState = ({ item }: { item: PayoutItem }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const reason = useReasonWords();
  const { state, dropReason, paidOn, isOdd } = item;
  if (state === null) return dropReason === null ? t('dropped') : t(`drops.${dropReason}`);
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

export { BatchPage as Component };
