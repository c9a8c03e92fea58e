import { useTranslation } from 'react-i18next';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { SessionList } from '#features/sessions/activity/session-list.tsx';
import { WhitelistButton } from '#features/whitelist/whitelist-button.tsx';

/** Sessions of one station, each row with the mobility-card icon. */
const StationSessionsTab = () => {
  const { t } = useTranslation('sessions');
  const stationId = useIdParam('stationId');
  return (
    <Section title={t('caption')} titleHidden>
      <SessionList
        filter={{ stationId }}
        action={(session) => <WhitelistButton session={session} />}
        empty={t('empty')}
      />
    </Section>
  );
};

export { StationSessionsTab as Component };
