import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { disputesQuery } from '../queries.ts';

/** What waits for an answer. */
export const Disputes = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs.disputes' });
  const format = useFormat();
  const query = useQuery(disputesQuery);
  return (
    <Section title={t('title')}>
      <Loaded query={query}>
        {({ disputes }) => (
          <DataTable
            caption={t('title')}
            rows={disputes}
            rowKey={({ documentId }) => documentId}
            empty={<Text>{t('none')}</Text>}
            columns={[
              {
                id: 'document',
                header: t('columns.document'),
                cell: ({ documentId, number }) => (
                  <Anchor component={Link} to={`/support/settlement/documents/${documentId}`}>
                    {number}
                  </Anchor>
                ),
              },
              { id: 'account', header: t('columns.account'), cell: ({ accountName }) => accountName },
              { id: 'reason', header: t('columns.reason'), cell: ({ reason }) => reason },
              { id: 'since', header: t('columns.since'), cell: ({ disputedAt }) => <When at={disputedAt} /> },
              {
                id: 'total',
                header: t('columns.total'),
                numeric: true,
                cell: ({ total }) => format.money(total),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
};
