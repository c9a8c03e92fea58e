import { Button, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/error-note.tsx';
import { EventList } from '#ui/event-list.tsx';
import { Section } from '#ui/page.tsx';
import { MessagesDrawer } from './messages-drawer.tsx';
import { eventsQuery, type View } from './queries.ts';

/** What happened in words; the raw messages are one click further. */
export const DeviceEvents = ({ view, chargePointId }: { view: View; chargePointId: string }) => {
  const { t } = useTranslation('events');
  const [opened, { open, close }] = useDisclosure(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    eventsQuery(view, chargePointId),
  );
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={
        <Button variant="default" onClick={open}>
          {t('open')}
        </Button>
      }
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
      <MessagesDrawer view={view} chargePointId={chargePointId} opened={opened} onClose={close} />
    </Section>
  );
};
