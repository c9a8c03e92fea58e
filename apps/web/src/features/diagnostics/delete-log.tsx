import { Text } from '@mantine/core';
import { deleteLog, type LogRequest } from '@laadpoort/contract/diagnostics';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

interface Props {
  chargePointId: string;
  log: LogRequest;
  onClose: () => void;
}

export const DeleteLog = ({ chargePointId, log, onClose }: Props) => {
  const { t } = useTranslation('diagnostics');
  const remove = useApiMutation(deleteLog);
  const confirm = () =>
    remove.mutate(
      { params: { chargePointId, logRequestId: log.id } },
      {
        onSuccess() {
          toast(t('deleted'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      danger
      title={t('deleteFor', { name: log.fileName ?? `log-${log.id}` })}
      confirm={t('delete')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text>{t('deleteText')}</Text>
    </ConfirmDialog>
  );
};
