import { Button, EmptyState, NativeSelect, Stack } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { cardName } from './card-name.ts';
import { MonthFigures } from './month-figures.tsx';
import { MonthTotals } from './month-totals.tsx';
import { cardsQuery, sessionsQuery } from './queries.ts';
import { SessionTable } from './session-table.tsx';

const cardOf = (search: URLSearchParams) => search.get('card') ?? undefined;

export const loader = ({ request }: LoaderFunctionArgs) => {
  void queryClient.prefetchInfiniteQuery(sessionsQuery(cardOf(new URL(request.url).searchParams)));
  void queryClient.prefetchQuery(cardsQuery);
  return null;
};

/** Sessions of the person's own cards, with monthly totals. */
const MobilitySessionsPage = () => {
  const { t } = useTranslation('mobility');
  const cardId = cardOf(useSearchParams()[0]);
  const sessions = useInfiniteQuery(sessionsQuery(cardId));
  const months = sessions.data?.pages[0]?.months;
  return (
    <Page title={t('sessions.title')} intro={t('sessions.intro')} actions={<CardChoice cardId={cardId} />}>
      <UnlessFailed query={sessions}>
        {months?.[0] && <MonthFigures month={months[0]} />}
        <Section title={t('sessions.list')}>
          <Stack>
            <SessionTable
              sessions={sessions.data?.pages.flatMap((page) => page.sessions)}
              empty={<NoSessions />}
            />
            <MoreButton query={sessions} label={t('sessions.more')} />
          </Stack>
        </Section>
        {months && months.length > 0 && <MonthTotals months={months} />}
      </UnlessFailed>
    </Page>
  );
};

const CardChoice = ({ cardId }: { cardId: string | undefined }) => {
  const { t } = useTranslation('mobility');
  const [, setSearch] = useSearchParams();
  const { data } = useQuery(cardsQuery);
  if (!data || data.cards.length < 2) return null;
  return (
    <NativeSelect
      label={t('sessions.card')}
      value={cardId ?? ''}
      data={[
        { value: '', label: t('sessions.allCards') },
        ...data.cards.map((card) => ({ value: card.id, label: cardName(card) })),
      ]}
      onChange={({ currentTarget: { value } }) => setSearch(value ? { card: value } : {}, { replace: true })}
    />
  );
};

const NoSessions = () => {
  const { t } = useTranslation('mobility');
  return (
    <EmptyState
      icon={<IconBolt aria-hidden />}
      title={t('sessions.empty.title')}
      description={t('sessions.empty.text')}
    >
      <Button component={Link} to="/mobility/cards" variant="default">
        {t('sessions.empty.cards')}
      </Button>
    </EmptyState>
  );
};

export { MobilitySessionsPage as Component };
