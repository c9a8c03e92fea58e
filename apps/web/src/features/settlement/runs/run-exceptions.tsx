import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { runExceptionsQuery } from '../queries.ts';

/** Whose sessions a run leaves out, and why. */
export const RunExceptions = ({ runId }: { runId: string }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const query = useInfiniteQuery(runExceptionsQuery(runId));
  return (
    <Section title={t('leftOut')}>
      <UnlessFailed query={query}>
        <Stack>
          <DataTable
            caption={t('leftOut')}
            rows={query.data?.pages.flatMap(({ exceptions }) => exceptions)}
            rowKey={({ accountId, reason }) => `${accountId} ${reason}`}
            columns={[
              { id: 'account', header: t('columns.account'), cell: ({ accountName }) => accountName },
              { id: 'reason', header: t('columns.reason'), cell: ({ reason }) => t(`reasons.${reason}`) },
              {
                id: 'sessions',
                header: t('columns.sessions'),
                numeric: true,
                cell: ({ sessions }) => format.count(sessions),
              },
              {
                id: 'amount',
                header: t('columns.amount'),
                numeric: true,
                cell: ({ amount }) => format.money(amount),
              },
            ]}
          />
          <MoreButton query={query} label={t('moreExceptions')} />
        </Stack>
      </UnlessFailed>
    </Section>
  );
};
