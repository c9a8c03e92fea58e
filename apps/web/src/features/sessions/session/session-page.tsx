import { Anchor, Skeleton, Stack } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StationZone } from '#lib/station-zone.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { EventList } from '#ui/events/event-list.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { PriceLines } from './price-lines.tsx';
import { sessionQuery } from '../queries.ts';
import { SessionAnomalies } from './session-anomalies.tsx';
import { SessionEnd } from './session-end.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionReview } from '../review/session-review.tsx';

const SessionCurve = lazy(async () => ({ default: (await import('./session-curve.tsx')).SessionCurve }));

/** What other features say of it. */
interface Meeting {
  readonly messages: ReactNode;
  readonly reimbursement: ReactNode;
}

/** One session: its facts, its power curve, its price line by line, and what happened. */
export const SessionPage = ({ messages, reimbursement }: Meeting) => {
  const { t } = useTranslation('sessions');
  const sessionId = useIdParam('sessionId');
  const query = useQuery(sessionQuery(Number(sessionId)));
  return (
    <Page
      title={t('detail.title', { id: sessionId })}
      intro={
        <Anchor component={Link} to="/activity">
          {t('detail.back')}
        </Anchor>
      }
    >
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {(session) => (
          <StationZone value={session.timeZone}>
            <Parts session={session} messages={messages} reimbursement={reimbursement} />
          </StationZone>
        )}
      </Loaded>
    </Page>
  );
};

const Parts = ({ session, messages, reimbursement }: Meeting & { readonly session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  return (
    <Stack gap="lg">
      <SessionAnomalies session={session} />
      <SessionEnd session={session} />
      <SessionReview session={session} />
      <Section title={t('detail.facts')}>
        <SessionFacts session={session} />
      </Section>
      <Section title={t('detail.curve')}>
        <Suspense fallback={<Skeleton height={240} />}>
          <SessionCurve session={session} />
        </Suspense>
      </Section>
      <Section title={t('detail.price')} intro={t('detail.priceIntro')}>
        <PriceLines session={session} />
      </Section>
      {reimbursement}
      <Section title={t('detail.timeline')} actions={messages}>
        <EventList
          events={session.timeline.map((event, index) => ({ ...event, id: String(index) }))}
          empty={t('detail.timelineEmpty')}
        />
      </Section>
    </Stack>
  );
};
