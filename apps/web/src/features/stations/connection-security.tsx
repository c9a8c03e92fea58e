import { Button, DataList, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { renewKey, type ChargePoint } from '@laadpoort/contract/charge-points';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Section } from '#ui/page.tsx';
import { ConnectCharger } from './connect-charger.tsx';

const profiles = ['0', '1', '2', '3'] as const;

/** How the charger proves who it is, and a new key when the old one may be known. */
export const ConnectionSecurity = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const [asking, { open, close }] = useDisclosure(false);
  const mayRenew = useMay('stations.manage');
  const renew = useApiMutation(renewKey);
  const profile = profiles.find((each) => each === String(device.securityProfile));
  const confirmed = () => renew.mutate({ params: { chargePointId: device.id } }, { onSettled: close });
  return (
    <Section
      title={t('configuration.security.title')}
      actions={
        mayRenew && (
          <Button variant="default" size="xs" onClick={open}>
            {t('configuration.security.renew')}
          </Button>
        )
      }
    >
      {renew.error && <ErrorNote error={renew.error} />}
      <DataList>
        <DataList.Item>
          <DataList.ItemLabel>{t('configuration.security.profile')}</DataList.ItemLabel>
          <DataList.ItemValue>
            {profile ? t(`configuration.security.profiles.${profile}`) : device.securityProfile}
          </DataList.ItemValue>
        </DataList.Item>
      </DataList>
      <ConfirmDialog
        opened={asking}
        title={t('configuration.security.renewTitle')}
        confirm={t('configuration.security.renewConfirm')}
        danger
        busy={renew.isPending}
        onConfirm={confirmed}
        onClose={close}
      >
        <Text>{t('configuration.security.renewText')}</Text>
      </ConfirmDialog>
      <Modal
        opened={renew.data !== undefined}
        onClose={() => renew.reset()}
        title={t('connect.title')}
        size="lg"
      >
        {renew.data && <ConnectCharger details={renew.data} />}
      </Modal>
    </Section>
  );
};
