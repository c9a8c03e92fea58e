import { Anchor, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { runDocumentsQuery } from '../queries.ts';

/** The documents of a run, drafts too. */
export const RunDocuments = ({ runId }: { runId: string }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const { t: tDocuments } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  const query = useInfiniteQuery(runDocumentsQuery(runId));
  return (
    <Section title={t('documents')}>
      <UnlessFailed query={query}>
        <Stack>
          <DataTable
            caption={t('documents')}
            rows={query.data?.pages.flatMap(({ documents }) => documents)}
            rowKey={({ id }) => id}
            empty={<Text>{t('noDocuments')}</Text>}
            columns={[
              {
                id: 'number',
                header: t('columns.number'),
                cell: ({ id, number }) =>
                  number === null ? (
                    t('draft')
                  ) : (
                    <Anchor component={Link} to={`/support/settlement/documents/${id}`}>
                      {number}
                    </Anchor>
                  ),
              },
              {
                id: 'account',
                header: t('columns.account'),
                cell: ({ accountName, supplier }) =>
                  accountName === supplier ? accountName : `${accountName} (${supplier})`,
              },
              { id: 'kind', header: t('columns.kind'), cell: ({ kind }) => tDocuments(`kinds.${kind}`) },
              {
                id: 'sessions',
                header: t('columns.sessions'),
                numeric: true,
                cell: ({ sessions }) => format.count(sessions),
              },
              {
                id: 'total',
                header: t('columns.total'),
                numeric: true,
                cell: ({ total }) => format.money(total),
              },
            ]}
          />
          <MoreButton query={query} label={t('moreDocuments')} />
        </Stack>
      </UnlessFailed>
    </Section>
  );
};
