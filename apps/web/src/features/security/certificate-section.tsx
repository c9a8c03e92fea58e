import { Button, Text } from '@mantine/core';
import {
  renewCertificate,
  revokeCertificate,
  type ChargePointCertificate,
} from '@laadpoort/contract/certificates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { CertificateTable } from './certificate-table.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly chargePointId: string;
  readonly certificates: readonly ChargePointCertificate[];
  readonly mayOperate: boolean;
}

/** The certificates issued to a charger. */
export const CertificateSection = ({ chargePointId, certificates, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const [asking, setAsking] = useState(false);
  const [revoking, setRevoking] = useState<ChargePointCertificate | null>(null);
  const renew = useApiMutation(renewCertificate);
  const revoke = useApiMutation(revokeCertificate);
  return (
    <Section
      title={t('certificate.title')}
      intro={t('certificate.intro')}
      actions={
        mayOperate && (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('certificate.ask')}
          </Button>
        )
      }
    >
      <CertificateTable certificates={certificates} onRevoke={mayOperate ? setRevoking : undefined} />
      {asking && (
        <ReasonDialog
          title={t('certificate.askTitle')}
          confirm={t('certificate.ask')}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await renew.mutateAsync({ params: { chargePointId }, body: { reason } });
            setAsking(false);
            toast(t('certificate.asked'));
          }}
        >
          <Text>{t('certificate.askText')}</Text>
        </ReasonDialog>
      )}
      {revoking && (
        <ReasonDialog
          title={t('certificate.revokeTitle')}
          confirm={t('certificate.revoke')}
          danger
          onClose={() => setRevoking(null)}
          onConfirm={async (reason) => {
            const params = { chargePointId, certificateId: revoking.id };
            await revoke.mutateAsync({ params, body: { reason } });
            setRevoking(null);
            toast(t('certificate.revoked'));
          }}
        >
          <Text>{t('certificate.revokeText')}</Text>
        </ReasonDialog>
      )}
    </Section>
  );
};
