import { Button, EmptyState, NativeSelect, Stack } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page, Section } from '#ui/page/page.tsx';
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
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = sessions;
  const months = data?.pages[0]?.months;
  return (
    <Page title={t('sessions.title')} intro={t('sessions.intro')} actions={<CardChoice cardId={cardId} />}>
      {error && !data ? (
        <ErrorNote error={error} onRetry={refetch} />
      ) : (
        <>
          {months?.[0] && <MonthFigures month={months[0]} />}
          <Section title={t('sessions.list')}>
            <Stack>
              <SessionTable sessions={data?.pages.flatMap((page) => page.sessions)} empty={<NoSessions />} />
              {hasNextPage && (
                <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t('sessions.more')}
                </Button>
              )}
            </Stack>
          </Section>
          {months && months.length > 0 && <MonthTotals months={months} />}
        </>
      )}
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
