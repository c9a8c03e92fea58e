import { Button, Group } from '@mantine/core';
import type { FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';

export type Dialog =
  | { readonly kind: 'sign' | 'approve' | 'delete'; readonly file: FirmwareFile }
  | { readonly kind: 'upload' };

interface Props {
  files: readonly FirmwareFile[] | undefined;
  mayOperate: boolean;
  onOpen: (dialog: Dialog) => void;
}

export const FileTable = ({ files, mayOperate, onOpen }: Props) => {
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
          id: 'approval',
          header: t('columns.approval'),
          cell: ({ approvedBy, uploadedBy }) =>
            approvedBy === null
              ? t('files.waits', { name: uploadedBy })
              : t('files.approvedBy', { name: approvedBy }),
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
      {file.mayApprove && (
        <Button
          size="xs"
          aria-label={t('files.approveFor', { name: file.name })}
          onClick={() => onOpen({ kind: 'approve', file })}
        >
          {t('files.approve')}
        </Button>
      )}
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
