import { Button, DataList, Stack, Text } from '@mantine/core';
import { cancelSecurityUpgrade, lowerSecurityProfile } from '@laadpoort/contract/security/endpoints';
import type { Security } from '@laadpoort/contract/security/security';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useProfileName } from './profile-name.ts';
import { RaiseProfile } from './raise-profile.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { UpgradeSteps } from './upgrade-steps.tsx';

interface Props {
  readonly chargePointId: string;
  readonly security: Security;
  readonly mayOperate: boolean;
}

/** The security profile, the progress of an upgrade, and the ways to raise or lower it. */
export const ProfileSection = ({ chargePointId, security, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const profileName = useProfileName();
  const [asking, setAsking] = useState<'cancel' | 'lower' | null>(null);
  const { upgrade, securityProfile } = security;
  const running = upgrade?.state === 'running';
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
      {asking === 'cancel' && <CancelUpgrade chargePointId={chargePointId} onClose={close} />}
      {asking === 'lower' && (
        <LowerProfile chargePointId={chargePointId} profile={securityProfile - 1} onClose={close} />
      )}
    </Section>
  );
};

interface DialogProps {
  readonly chargePointId: string;
  readonly onClose: () => void;
}

const CancelUpgrade = ({ chargePointId, onClose }: DialogProps) => {
  const { t } = useTranslation('security');
  const cancel = useApiMutation(cancelSecurityUpgrade);
  const confirm = async (reason: string) => {
    await cancel.mutateAsync({ params: { chargePointId }, body: { reason } });
    onClose();
    toast(t('profile.cancelled'));
  };
  return (
    <ReasonDialog
      title={t('profile.cancelTitle')}
      confirm={t('profile.cancel')}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Text>{t('profile.cancelText')}</Text>
    </ReasonDialog>
  );
};

const LowerProfile = ({ chargePointId, profile, onClose }: DialogProps & { readonly profile: number }) => {
  const { t } = useTranslation('security');
  const lower = useApiMutation(lowerSecurityProfile);
  const confirm = async (reason: string) => {
    await lower.mutateAsync({ params: { chargePointId }, body: { profile, reason } });
    onClose();
    toast(t('profile.lowered'));
  };
  return (
    <ReasonDialog
      title={t('profile.lowerTitle', { profile })}
      confirm={t('profile.lower')}
      danger
      onClose={onClose}
      onConfirm={confirm}
    >
      <Text>{t('profile.lowerText')}</Text>
    </ReasonDialog>
  );
};
