import { Button, DataList, Stack, Text } from '@mantine/core';
import { cancelSecurityUpgrade, lowerSecurityProfile, type Security } from '@laadpoort/contract/security';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useProfileName } from './profile-name.ts';
import { RaiseProfile } from './raise-profile.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { UpgradeSteps } from './upgrade-steps.tsx';

type Props = { readonly chargePointId: string; readonly security: Security; readonly mayOperate: boolean };

/** The security profile, the progress of an upgrade, and the ways to raise or lower it. */
export const ProfileSection = ({ chargePointId, security, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const profileName = useProfileName();
  const [asking, setAsking] = useState<'cancel' | 'lower' | null>(null);
  const cancel = useApiMutation(cancelSecurityUpgrade);
  const lower = useApiMutation(lowerSecurityProfile);
  const { upgrade, securityProfile } = security;
  const running = upgrade?.state === 'running';
  const params = { chargePointId };
  const close = () => setAsking(null);

  return (
    <Section
      title={t('profile.title')}
      intro={t('profile.intro')}
      actions={
        mayOperate && (
          <>
            {running && (
              <Button variant="default" size="xs" onClick={() => setAsking('cancel')}>
                {t('profile.cancel')}
              </Button>
            )}
            {securityProfile > 1 && (
              <Button variant="subtle" size="xs" onClick={() => setAsking('lower')}>
                {t('profile.lower')}
              </Button>
            )}
          </>
        )
      }
    >
      <Stack>
        <DataList>
          <DataList.Item>
            <DataList.ItemLabel>{t('profile.set')}</DataList.ItemLabel>
            <DataList.ItemValue>{profileName(securityProfile)}</DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>{t('profile.proven')}</DataList.ItemLabel>
            <DataList.ItemValue>{profileName(security.provenSecurityProfile)}</DataList.ItemValue>
          </DataList.Item>
        </DataList>
        {upgrade && <UpgradeSteps upgrade={upgrade} />}
        {security.next === null && <Text>{t('profile.highest')}</Text>}
        {security.next && !running && (
          <RaiseProfile chargePointId={chargePointId} next={security.next} mayOperate={mayOperate} />
        )}
      </Stack>
      {asking === 'cancel' && (
        <ReasonDialog
          title={t('profile.cancelTitle')}
          confirm={t('profile.cancel')}
          onClose={close}
          onConfirm={async (reason) => {
            await cancel.mutateAsync({ params, body: { reason } });
            close();
            toast(t('profile.cancelled'));
          }}
        >
          <Text>{t('profile.cancelText')}</Text>
        </ReasonDialog>
      )}
      {asking === 'lower' && (
        <ReasonDialog
          title={t('profile.lowerTitle', { profile: securityProfile - 1 })}
          confirm={t('profile.lower')}
          danger
          onClose={close}
          onConfirm={async (reason) => {
            await lower.mutateAsync({ params, body: { profile: securityProfile - 1, reason } });
            close();
            toast(t('profile.lowered'));
          }}
        >
          <Text>{t('profile.lowerText')}</Text>
        </ReasonDialog>
      )}
    </Section>
  );
};
