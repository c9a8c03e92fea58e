import { Skeleton, Stack, Text } from '@mantine/core';
import { exportOpenItems, type OpenItems } from '@laadpoort/contract/reports/open-items';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { LinkCell } from '#ui/tables/link-cell.tsx';
import { openItemsQuery } from '../queries.ts';
import { Report } from '../frame/report.tsx';

export const loader = () => {
  void queryClient.prefetchInfiniteQuery(openItemsQuery);
  return null;
};

/** What the operator still owes, and what it is owed. */
const OpenItemsPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'openItems' });
  const format = useFormat();
  const query = useInfiniteQuery(openItemsQuery);
  return (
    <Report intro={t('intro')} fileUrl={(file) => endpointUrl(exportOpenItems, { query: file })}>
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {({ pages }) => (
          <>
            <Figure strong label={t('total')} value={format.money(pages[0]?.open ?? '0')} />
            <Section title={t('title')} titleHidden>
              <Stack>
                <Items rows={pages.flatMap(({ rows }) => rows)} />
                <MoreButton query={query} label={t('more')} />
              </Stack>
            </Section>
          </>
        )}
      </Loaded>
    </Report>
  );
};

const Items = ({ rows }: Pick<OpenItems, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'openItems' });
  const { t: tDocument } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('none')}</Text>}
      columns={[
        {
          id: 'number',
          header: tDocument('columns.number'),
          cell: ({ id, number, state }) => (
            <LinkCell to={`/support/settlement/documents/${id}`} note={tDocument(`states.${state}`)}>
              {number}
            </LinkCell>
          ),
        },
        {
          id: 'issued',
          header: tDocument('columns.issued'),
          sortValue: ({ issuedOn }) => issuedOn,
          cell: ({ issuedOn }) => format.date(issuedOn),
        },
        { id: 'supplier', header: t('supplier'), cell: ({ supplier }) => supplier },
        {
          id: 'total',
          header: tDocument('columns.total'),
          numeric: true,
          cell: ({ total }) => format.money(total),
        },
        {
          id: 'credited',
          header: t('credited'),
          numeric: true,
          cell: ({ credited }) => format.money(credited),
        },
        { id: 'paid', header: t('paid'), numeric: true, cell: ({ paid }) => format.money(paid) },
        {
          id: 'open',
          header: t('open'),
          numeric: true,
          sortValue: ({ open }) => Number(open),
          cell: ({ open }) => format.money(open),
        },
      ]}
    />
  );
};

export { OpenItemsPage as Component };
