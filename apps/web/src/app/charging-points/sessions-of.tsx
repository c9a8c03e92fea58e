import type { SessionFilter } from '#features/sessions/queries.ts';
import { SessionList } from '#features/sessions/activity/session-list.tsx';
import { WhitelistButton } from '#features/whitelist/whitelist-button.tsx';
import { useTranslation } from 'react-i18next';
import { Section } from '#ui/page/page.tsx';

/** Sessions of one station or device, each row with the mobility-card icon. */
export const SessionsOf = (filter: Pick<SessionFilter, 'stationId' | 'chargePointId'>) => {
  const { t } = useTranslation('sessions');
  return (
    <Section title={t('caption')} titleHidden>
      <SessionList
        filter={filter}
        action={(session) => <WhitelistButton session={session} />}
        empty={t('empty')}
      />
    </Section>
  );
};
