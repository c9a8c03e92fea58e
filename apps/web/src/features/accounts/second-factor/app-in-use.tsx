import { Button, Group, Text } from '@mantine/core';
import { removeSecondFactor, renewRecoveryCodes } from '@laadpoort/contract/accounts/second-factor';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

export interface Props {
  readonly onCodes: (codes: readonly string[] | null) => void;
}

export const InUse = ({ left, onCodes }: Props & { left: number }) => {
  const { t } = useTranslation('accounts');
  const renew = useApiMutation(renewRecoveryCodes);
  return (
    <>
      <Text>{t('secondFactor.inUse', { count: left })}</Text>
      {renew.error && <ErrorNote error={renew.error} />}
      <Button
        variant="default"
        loading={renew.isPending}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => renew.mutate({}, { onSuccess: (made) => onCodes(made.recoveryCodes) })}
      >
        {t('secondFactor.renew')}
      </Button>
    </>
  );
};

export const RemoveApp = ({ onCodes }: Props) => {
  const { t } = useTranslation('accounts');
  const [removing, setRemoving] = useState(false);
  return (
    <Group justify="space-between">
      <Text fw={600}>{t('secondFactor.app')}</Text>
      <Button
        variant="default"
        aria-label={`${t('secondFactor.remove')}: ${t('secondFactor.app')}`}
        onClick={() => setRemoving(true)}
      >
        {t('secondFactor.remove')}
      </Button>
      {removing && <Remove onCodes={onCodes} onClose={() => setRemoving(false)} />}
    </Group>
  );
};

const Remove = ({ onCodes, onClose }: Props & { onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const remove = useApiMutation(removeSecondFactor);
  const confirm = () =>
    remove.mutate(
      {},
      {
        onSuccess: () => {
          onCodes(null);
          toast(t('secondFactor.removed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('secondFactor.removeTitle')}
      confirm={t('secondFactor.remove')}
      danger
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text>{t('secondFactor.removeText')}</Text>
    </ConfirmDialog>
  );
};
