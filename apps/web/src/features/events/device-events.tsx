import { Button, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/error-note.tsx';
import { EventList } from '#ui/event-list.tsx';
import { Section } from '#ui/page.tsx';
import { MessagesButton } from './messages-button.tsx';
import { eventsQuery, type View } from './queries.ts';

/** What happened in words; the raw messages are one click further. */
export const DeviceEvents = ({ view, chargePointId }: { view: View; chargePointId: string }) => {
  const { t } = useTranslation('events');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    eventsQuery(view, chargePointId),
  );
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={<MessagesButton source={{ view, chargePointId }} />}
    >
      <Stack>
        {error && !data && <ErrorNote error={error} onRetry={refetch} />}
        {!data && !error && <Skeleton height={200} />}
        {data && <EventList events={data.pages.flatMap(({ events }) => events)} empty={t('empty')} />}
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('older')}
          </Button>
        )}
      </Stack>
    </Section>
  );
};
