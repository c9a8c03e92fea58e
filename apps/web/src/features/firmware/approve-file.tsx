import { Text } from '@mantine/core';
import { approveFirmwareFile, type FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** The second person decides by what the file is, not by its name. */
export const ApproveFile = ({ file, onClose }: { file: FirmwareFile; onClose: () => void }) => {
  const { t } = useTranslation('firmware');
  const approve = useApiMutation(approveFirmwareFile);
  const { id, name, version, uploadedBy, sha256 } = file;
  const confirm = () =>
    approve.mutate(
      { params: { firmwareFileId: id } },
      {
        onSuccess() {
          toast(t('files.approved'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('files.approveFor', { name })}
      confirm={t('files.approve')}
      busy={approve.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {approve.error && <ErrorNote error={approve.error} />}
      <Text>{t('files.approveDetail', { name, version, by: uploadedBy })}</Text>
      <Text>{t('files.approveText')}</Text>
      <CopyLine label="SHA-256" value={sha256} />
    </ConfirmDialog>
  );
};
