import { useTranslation } from 'react-i18next';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { SessionList } from '#features/sessions/activity/session-list.tsx';
import { WhitelistButton } from '#features/whitelist/whitelist-button.tsx';

/** Sessions of one device, each row with the mobility-card icon. */
const DeviceSessionsTab = () => {
  const { t } = useTranslation('sessions');
  const chargePointId = useIdParam('chargePointId');
  return (
    <Section title={t('caption')} titleHidden>
      <SessionList
        filter={{ chargePointId }}
        action={(session) => <WhitelistButton session={session} />}
        empty={t('empty')}
      />
    </Section>
  );
};

export { DeviceSessionsTab as Component };
