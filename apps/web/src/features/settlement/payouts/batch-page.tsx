import { Anchor, List, Stack, Text } from '@mantine/core';
import type { getPayout, PayoutBatch } from '@laadpoort/contract/settlement/payout-batch';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { BatchActions } from './batch-actions.tsx';
import { BatchState } from './batch-state.tsx';
import { payoutQuery } from './queries.ts';
import { Payments } from './payments.tsx';

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

export { BatchPage as Component };
