import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import type { getPayout, PayoutBatch, PayoutItem } from '@laadpoort/contract/settlement/payout-batch';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
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
  const query = useInfiniteQuery(payoutQuery(batchId));
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
        {({ pages }) => (
          <>
            {pages.slice(0, 1).map(({ batch, states }) => (
              <Overview key={batch.id} batch={batch} states={states} />
            ))}
            <Payments
              items={pages.flatMap(({ items }) => items)}
              more={<MoreButton query={query} label={t('more')} />}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
};

interface OverviewProps {
  readonly batch: PayoutBatch;
  readonly states: EndpointResult<typeof getPayout>['states'];
}

const Overview = ({ batch, states }: OverviewProps) => {
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
        {state === 'exported' && (
          <List>
            {states.map((each) => (
              <List.Item key={each.state}>
                {`${t(`itemStates.${each.state}`)}: ${format.count(each.payments)}, ${format.money(each.total)}`}
              </List.Item>
            ))}
          </List>
        )}
        {state === 'proposed' && isOwn && <Text>{t('waits')}</Text>}
      </Stack>
    </Section>
  );
};

const Payments = ({ items, more }: { items: readonly PayoutItem[]; more: ReactNode }) => {
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

export { BatchPage as Component };
