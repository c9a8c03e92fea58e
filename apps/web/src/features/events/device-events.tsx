import { Button, Stack } from '@mantine/core';
import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point-event';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useFormat } from '#lib/use-format.ts';
import { EventList } from '#ui/events/event-list.tsx';
import { Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { MessagesButton } from './messages-button.tsx';
import { MessagesDrawer } from './messages-drawer.tsx';
import { eventsQuery, type MessageFilter, type View } from './queries.ts';

type ChargePointEvent = z.output<typeof chargePointEventSchema>;

interface Props {
  view: View;
  chargePointId: string;
  /** Help for an event, shown below its text. */
  help?: (event: ChargePointEvent) => ReactNode;
}

const momentMs = 60_000;

/** The messages within a minute of an event, for its charging point and the whole charger. */
const momentOf = ({ receivedAt, connectorId }: ChargePointEvent): MessageFilter => ({
  from: new Date(Date.parse(receivedAt) - momentMs).toISOString(),
  until: new Date(Date.parse(receivedAt) + momentMs).toISOString(),
  ...(connectorId === null ? {} : { connectorId }),
});

/** What happened, in words; the raw messages of that moment are one click away. */
export const DeviceEvents = ({ view, chargePointId, help }: Props) => {
  const { t } = useTranslation('events');
  const [moment, setMoment] = useState<MessageFilter | null>(null);
  const query = useInfiniteQuery(eventsQuery(view, chargePointId));
  const source = { view, chargePointId };
  return (
    <Section title={t('title')} intro={t('intro')} actions={<MessagesButton source={source} />}>
      <Stack>
        <Loaded query={query}>
          {(data) => (
            <EventList
              events={data.pages.flatMap(({ events }) => events)}
              empty={t('empty')}
              after={(event) => (
                <>
                  {help?.(event)}
                  <MomentButton event={event} onClick={() => setMoment(momentOf(event))} />
                </>
              )}
            />
          )}
        </Loaded>
        <MoreButton query={query} label={t('older')} />
      </Stack>
      <MessagesDrawer
        source={source}
        filter={moment ?? {}}
        opened={moment !== null}
        onClose={() => setMoment(null)}
      />
    </Section>
  );
};

const MomentButton = ({ event, onClick }: { event: ChargePointEvent; onClick: () => void }) => {
  const { t } = useTranslation('events');
  const format = useFormat();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('momentLabel', { at: format.timeWithSeconds(event.at) })}
      onClick={onClick}
    >
      {t('moment')}
    </Button>
  );
};
