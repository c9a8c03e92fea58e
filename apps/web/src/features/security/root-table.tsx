import { Button } from '@mantine/core';
import type { InstalledCertificate } from '@laadpoort/contract/certificates';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';

interface Props {
  readonly installed: readonly InstalledCertificate[];
  readonly onRemove: ((certificate: InstalledCertificate) => void) | undefined;
}

export const RootTable = ({ installed, onRemove }: Props) => {
  const { t } = useTranslation('security');
  const format = useFormat();
  const columns: Column<InstalledCertificate>[] = [
    {
      id: 'certificate',
      header: t('trust.columns.certificate'),
      cell: ({ known, hashData: { serialNumber } }) =>
        known
          ? t('trust.until', { subject: known.subject, date: format.date(known.notAfter) })
          : t('trust.unknown', { serialNumber }),
    },
    {
      id: 'type',
      header: t('trust.columns.type'),
      cell: ({ certificateType }) => t(`trust.types.${certificateType}`),
    },
    { id: 'read', header: t('trust.columns.read'), cell: ({ readAt }) => <When at={readAt} short /> },
    {
      id: 'actions',
      header: t('trust.columns.actions'),
      hiddenHeader: true,
      cell: (certificate) =>
        onRemove && (
          <Button variant="subtle" color="red" size="xs" onClick={() => onRemove(certificate)}>
            {t('trust.remove')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('trust.title')}
      columns={columns}
      rows={installed}
      rowKey={({ certificateType, hashData }) =>
        [certificateType, hashData.hashAlgorithm, hashData.issuerKeyHash, hashData.serialNumber].join(' ')
      }
      empty={t('trust.empty')}
    />
  );
};
