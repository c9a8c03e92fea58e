import { Badge, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { CardActions } from './card-actions.tsx';
import { cardName, type Card } from './card-name.ts';
import { GroupsOfPerson } from './groups-of-person.tsx';
import { cardsQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(cardsQuery);
  return null;
};

const CardsPage = () => {
  const { t } = useTranslation('mobility');
  const cards = useQuery(cardsQuery);
  return (
    <Page title={t('cards.title')} intro={t('cards.intro')}>
      <UnlessFailed query={cards}>
        <Section title={t('cards.list')}>
          <CardTable cards={cards.data?.cards} />
        </Section>
      </UnlessFailed>
      <GroupsOfPerson />
    </Page>
  );
};

const CardTable = ({ cards }: { cards: readonly Card[] | undefined }) => {
  const { t } = useTranslation('mobility');
  return (
    <DataTable
      caption={t('cards.list')}
      rows={cards}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<IconCreditCard aria-hidden />}
          title={t('cards.empty.title')}
          description={t('cards.empty.text')}
        />
      }
      columns={[
        { id: 'card', header: t('cards.columns.card'), sortValue: cardName, cell: cardName },
        {
          id: 'visualNumber',
          header: t('cards.columns.visualNumber'),
          cell: ({ visualNumber }) => visualNumber ?? '–',
        },
        { id: 'uid', header: t('cards.columns.uid'), cell: ({ uidMasked }) => <code>{uidMasked}</code> },
        { id: 'network', header: t('cards.columns.network'), cell: (card) => <Network card={card} /> },
        {
          id: 'lastUsed',
          header: t('cards.columns.lastUsed'),
          sortValue: ({ lastUsedAt }) => lastUsedAt ?? '',
          cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} short /> : t('cards.never')),
        },
        { id: 'state', header: t('cards.columns.state'), cell: (card) => <CardState card={card} /> },
        {
          id: 'actions',
          header: t('cards.columns.actions'),
          hiddenHeader: true,
          cell: (card) => <CardActions card={card} />,
        },
      ]}
    />
  );
};

const Network = ({ card: { network, contractId } }: { card: Card }) => (
  <Stack gap={0}>
    <span>{network}</span>
    <Text size="sm" c="dimmed">
      {contractId}
    </Text>
  </Stack>
);

const CardState = ({ card: { lostAt } }: { card: Card }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <Group component="span" gap={4}>
      <Badge component="span" variant="light" size="lg" tt="none" color={lostAt ? 'red' : 'moss'}>
        {lostAt ? t('cards.lost') : t('cards.active')}
      </Badge>
      {lostAt && (
        <Text span size="sm" c="dimmed">
          {t('cards.lostSince', { at: format.date(lostAt) })}
        </Text>
      )}
    </Group>
  );
};

export { CardsPage as Component };
