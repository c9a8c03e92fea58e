import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { Messages } from './messages.tsx';
import type { View } from './queries.ts';

/** Everything the charger and the portal sent each other about one charging session. */
export const SessionMessages = ({ view, back }: { view: View; back: string }) => {
  const { t } = useTranslation('events');
  const sessionId = Number(useIdParam('sessionId'));
  const [searched] = useSearchParams();
  const id = searched.get('message');
  return (
    <Page
      title={t('ofSession', { id: sessionId })}
      intro={
        <Anchor component={Link} to={back}>
          {t('backToSession')}
        </Anchor>
      }
    >
      <Section title={t('messages')} titleHidden>
        <Messages source={{ view, sessionId }} initialFilter={id === null ? {} : { id }} />
      </Section>
    </Page>
  );
};

const SessionMessagesPage = () => (
  <SessionMessages view="account" back={`/activity/${useIdParam('sessionId')}`} />
);

export { SessionMessagesPage as Component };
