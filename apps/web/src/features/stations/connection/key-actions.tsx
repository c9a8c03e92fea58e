import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { renewKey } from '@laadpoort/contract/charge-points/endpoints';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { ChooseKey } from './choose-key.tsx';
import { ConnectCharger } from './connect-charger.tsx';

/** Makes a new key to enter in the charger, or stores the one that it already has. */
export const KeyActions = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('stations');
  const [asking, dialog] = useDisclosure(false);
  const [choosing, choice] = useDisclosure(false);
  const renew = useApiMutation(renewKey);
  const confirmed = () => renew.mutate({ params: { chargePointId } }, { onSettled: dialog.close });
  return (
    <>
      {renew.error && <ErrorNote error={renew.error} />}
      <Button variant="default" size="xs" onClick={choice.open}>
        {t('configuration.security.choose')}
      </Button>
      <Button variant="default" size="xs" onClick={dialog.open}>
        {t('configuration.security.renew')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('configuration.security.renewTitle')}
          confirm={t('configuration.security.renewConfirm')}
          danger
          busy={renew.isPending}
          onConfirm={confirmed}
          onClose={dialog.close}
        >
          <Text>{t('configuration.security.renewText')}</Text>
        </ConfirmDialog>
      )}
      <Modal
        opened={renew.data !== undefined}
        onClose={() => renew.reset()}
        title={t('connect.title')}
        size="lg"
      >
        {renew.data && <ConnectCharger details={renew.data} />}
      </Modal>
      <Modal opened={choosing} onClose={choice.close} title={t('configuration.security.chooseTitle')}>
        <ChooseKey chargePointId={chargePointId} onSaved={choice.close} />
      </Modal>
    </>
  );
};
