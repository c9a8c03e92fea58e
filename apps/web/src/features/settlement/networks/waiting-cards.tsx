import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Network } from '@laadpoort/contract/settlement/networks';
import { confirmNetworkCards } from '@laadpoort/contract/settlement/network-cards';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** Cards that one person has registered, for a second one. */
export const WaitingCards = ({ network }: { network: Network }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const mayManage = useMay('settlement.manage');
  const [asking, setAsking] = useState(false);
  const { waitingCards, confirmableCards } = network;
  if (waitingCards === 0) return null;
  return (
    <Alert color="amber" icon={<IconAlertTriangle aria-hidden />}>
      <Stack align="flex-start">
        <Text>{t('waiting.text', { count: waitingCards })}</Text>
        {mayManage && confirmableCards > 0 && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('waiting.confirm', { count: confirmableCards })}
          </Button>
        )}
      </Stack>
      {asking && <Confirm network={network} onClose={() => setAsking(false)} />}
    </Alert>
  );
};

const Confirm = ({
  network: { id, confirmableCards },
  onClose,
}: {
  network: Network;
  onClose: () => void;
}) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const confirm = useApiMutation(confirmNetworkCards);
  const send = () =>
    confirm.mutate(
      { params: { networkId: id }, body: { cards: confirmableCards } },
      {
        onSuccess() {
          toast(t('waiting.done'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('waiting.confirm', { count: confirmableCards })}
      confirm={t('say.confirm')}
      busy={confirm.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Text>{t('waiting.question')}</Text>
    </ConfirmDialog>
  );
};
