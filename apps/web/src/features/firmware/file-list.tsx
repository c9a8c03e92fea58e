import { Button, Group, Modal, Text } from '@mantine/core';
import { deleteFirmwareFile, type FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { When } from '#ui/times/when.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { filesQuery } from './queries.ts';
import { SignForm } from './sign-form.tsx';
import { UploadForm } from './upload-form.tsx';

type Dialog = { readonly kind: 'sign' | 'delete'; readonly file: FirmwareFile } | { readonly kind: 'upload' };

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
      {dialog?.kind === 'delete' && <DeleteFile file={dialog.file} onClose={close} />}
    </Section>
  );
};

interface TableProps {
  files: readonly FirmwareFile[] | undefined;
  mayOperate: boolean;
  onOpen: (dialog: Dialog) => void;
}

const FileTable = ({ files, mayOperate, onOpen }: TableProps) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  return (
    <DataTable
      caption={t('files.title')}
      rows={files}
      rowKey={({ id }) => id}
      empty={t('files.empty')}
      columns={[
        { id: 'file', header: t('columns.file'), cell: ({ name }) => name },
        { id: 'version', header: t('files.version'), cell: ({ version }) => version },
        {
          id: 'fits',
          header: t('columns.fits'),
          cell: ({ vendor, model }) => [vendor, model].filter(Boolean).join(' ') || t('files.anyCharger'),
        },
        {
          id: 'size',
          header: t('columns.size'),
          numeric: true,
          cell: ({ sizeBytes }) => format.fileSize(sizeBytes),
        },
        {
          id: 'signature',
          header: t('columns.signature'),
          cell: ({ signed }) => t(signed ? 'files.good' : 'files.none'),
        },
        {
          id: 'uploaded',
          header: t('columns.uploaded'),
          cell: ({ uploadedAt }) => <When at={uploadedAt} short />,
        },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (file) => mayOperate && <FileActions file={file} onOpen={onOpen} />,
        },
      ]}
    />
  );
};

const FileActions = ({ file, onOpen }: { file: FirmwareFile; onOpen: (dialog: Dialog) => void }) => {
  const { t } = useTranslation('firmware');
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        aria-label={t('files.signFor', { name: file.name })}
        onClick={() => onOpen({ kind: 'sign', file })}
      >
        {t('files.sign')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t('files.deleteFor', { name: file.name })}
        onClick={() => onOpen({ kind: 'delete', file })}
      >
        {t('files.delete')}
      </Button>
    </Group>
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
      opened
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
