import { Button, Stack, Text } from '@mantine/core';
import type { ChargePointCertificate } from '@laadpoort/contract/certificates';
import { countsAsProof } from '@laadpoort/domain/security/certificates';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { Validity } from './validity.tsx';

interface Props {
  readonly certificates: readonly ChargePointCertificate[];
  readonly onRevoke: ((certificate: ChargePointCertificate) => void) | undefined;
}

const problems = [
  'csr-unreadable',
  'csr-foreign-key',
  'csr-key-too-short',
  'csr-key-kind',
  'csr-weak-hash',
] as const;

export const CertificateTable = ({ certificates, onRevoke }: Props) => {
  const { t } = useTranslation('security');
  const columns: Column<ChargePointCertificate>[] = [
    {
      id: 'subject',
      header: t('certificate.columns.subject'),
      cell: ({ subject, serialNumber, createdAt }) => (
        <Stack gap={0}>
          {subject ?? <When at={createdAt} />}
          {serialNumber !== null && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {serialNumber}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      id: 'state',
      header: t('certificate.columns.state'),
      cell: ({ state, problem }) => (
        <Stack gap={0}>
          {t(`certificate.state.${state}`)}
          {problem !== null && (
            <Text size="sm">
              {t(`certificate.problem.${problems.find((each) => each === problem) ?? 'other'}`)}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      id: 'validity',
      header: t('certificate.columns.validity'),
      cell: ({ notBefore, notAfter }) =>
        notBefore !== null && notAfter !== null ? (
          <Validity notBefore={notBefore} notAfter={notAfter} />
        ) : (
          t('certificate.none')
        ),
    },
    {
      id: 'actions',
      header: t('certificate.columns.actions'),
      hiddenHeader: true,
      cell: (certificate) =>
        onRevoke &&
        countsAsProof(certificate.state) && (
          <Button variant="subtle" color="red" size="xs" onClick={() => onRevoke(certificate)}>
            {t('certificate.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('certificate.title')}
      columns={columns}
      rows={certificates}
      rowKey={({ id }) => id}
      empty={t('certificate.empty')}
    />
  );
};
