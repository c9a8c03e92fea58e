import { Button, Modal, Text } from '@mantine/core';
import { deleteFirmwareFile, type FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { filesQuery } from './queries.ts';
import { ApproveFile } from './approve-file.tsx';
import { SignForm } from './sign-form.tsx';
import { UploadForm } from './upload-form.tsx';
import { type Dialog, FileTable } from './file-table.tsx';

/** The files that chargers can be given. */
export const FileList = () => {
  const { t } = useTranslation('firmware');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mayOperate = useMay('support.operate');
  const files = useQuery(filesQuery);
  const close = () => setDialog(null);
  return (
    <Section
      title={t('files.title')}
      intro={t('files.intro')}
      actions={
        mayOperate && (
          <Button variant="default" onClick={() => setDialog({ kind: 'upload' })}>
            {t('files.upload')}
          </Button>
        )
      }
    >
      <UnlessFailed query={files}>
        <FileTable files={files.data?.files} mayOperate={mayOperate} onOpen={setDialog} />
      </UnlessFailed>
      <Modal opened={dialog?.kind === 'upload'} onClose={close} title={t('files.upload')}>
        <UploadForm onUploaded={close} />
      </Modal>
      <Modal opened={dialog?.kind === 'sign'} onClose={close} title={t('files.sign')} size="lg">
        {dialog?.kind === 'sign' && <SignForm file={dialog.file} onSigned={close} />}
      </Modal>
      {dialog?.kind === 'approve' && <ApproveFile file={dialog.file} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteFile file={dialog.file} onClose={close} />}
    </Section>
  );
};

const DeleteFile = ({ file, onClose }: { file: FirmwareFile; onClose: () => void }) => {
  const { t } = useTranslation('firmware');
  const remove = useApiMutation(deleteFirmwareFile);
  const confirm = () =>
    remove.mutate(
      { params: { firmwareFileId: file.id } },
      {
        onSuccess() {
          toast(t('files.deleted'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      danger
      title={t('files.deleteFor', { name: file.name })}
      confirm={t('files.delete')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text>{t('files.deleteText')}</Text>
    </ConfirmDialog>
  );
};
