import { Text } from '@mantine/core';
import { handOver } from '@laadpoort/contract/accounts/members';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import type { Props } from './member-dialogs.tsx';

export const HandOver = ({ member: { userId: memberId, name }, onClose }: Props) => {
  const { t } = useTranslation('accounts');
  const give = useApiMutation(handOver);
  const confirm = () =>
    give.mutate(
      { params: { memberId } },
      {
        onSuccess: () => {
          toast(t('members.handedOver', { name }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('members.handOverTitle', { name })}
      confirm={t('members.handOverConfirm')}
      danger
      busy={give.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {give.error && <ErrorNote error={give.error} />}
      <Text>{t('members.handOverText', { name })}</Text>
    </ConfirmDialog>
  );
};
