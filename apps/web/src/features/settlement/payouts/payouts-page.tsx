import { Alert, Stack, Text } from '@mantine/core';
import type { listPayouts } from '@laadpoort/contract/settlement/payouts';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { BankFiles } from './bank-files.tsx';
import { HeldAccounts } from './held-accounts.tsx';
import { ProposePayout } from './propose-payout.tsx';
import { bankFilesQuery, payoutsQuery, unmatchedQuery } from './queries.ts';
import { Unmatched } from './unmatched.tsx';
import { BatchTable } from './batch-table.tsx';

type Payouts = EndpointResult<typeof listPayouts>;

export const loader = () => {
  void queryClient.prefetchQuery(payoutsQuery);
  void queryClient.prefetchQuery(bankFilesQuery);
  void queryClient.prefetchQuery(unmatchedQuery);
  return null;
};

/** What is paid next, what was paid, and what the bank says about it. */
const PayoutsPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const query = useQuery(payoutsQuery);
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Loaded query={query}>
        {(answer) => (
          <>
            <Next answer={answer} />
            <BatchTable batches={answer.batches} />
          </>
        )}
      </Loaded>
      <BankFiles />
      <Unmatched />
    </Page>
  );
};

const Next = ({ answer: { payable, held, executeOn, isOperatorSetUp } }: { answer: Payouts }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  return (
    <Section
      title={t('next.title')}
      actions={isOperatorSetUp && payable.accounts > 0 && <ProposePayout executeOn={executeOn} />}
    >
      <Stack>
        {!isOperatorSetUp && (
          <Alert color="amber" icon={<IconAlertTriangle aria-hidden />}>
            {t('notSetUp')}
          </Alert>
        )}
        <Text>
          {payable.accounts === 0
            ? t('next.nothing')
            : t('next.payable', { count: payable.accounts, total: format.money(payable.total) })}
        </Text>
        {held.length > 0 && <HeldAccounts />}
        {held.length > 0 && (
          <DataTable
            caption={t('next.held')}
            captionShown
            rows={held}
            rowKey={({ hold }) => hold}
            columns={[
              { id: 'hold', header: t('columns.why'), cell: ({ hold }) => t(`holds.${hold}`) },
              {
                id: 'accounts',
                header: t('columns.accounts'),
                numeric: true,
                cell: ({ accounts }) => format.count(accounts),
              },
              {
                id: 'total',
                header: t('columns.amount'),
                numeric: true,
                cell: ({ total }) => format.money(total),
              },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
};

export { PayoutsPage as Component };
