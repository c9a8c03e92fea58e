import { Alert, Button, Text } from '@mantine/core';
import {
  deleteCertificate,
  listCertificates,
  readTrustStore,
  type InstalledCertificate,
} from '@laadpoort/contract/certificates';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { InstallRoot } from './install-root.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { RootTable } from './root-table.tsx';

interface Props {
  readonly chargePointId: string;
  readonly answer: EndpointResult<typeof listCertificates>;
  readonly mayOperate: boolean;
}

/** The root certificates that a charger trusts: read, install, remove. */
export const TrustSection = ({ chargePointId, answer, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const [asking, setAsking] = useState<'read' | 'install' | null>(null);
  const [removing, setRemoving] = useState<InstalledCertificate | null>(null);
  const read = useApiMutation(readTrustStore);
  const remove = useApiMutation(deleteCertificate);
  const params = { chargePointId };
  return (
    <Section
      title={t('trust.title')}
      intro={t('trust.intro')}
      actions={
        mayOperate && (
          <>
            <Button variant="default" size="xs" onClick={() => setAsking('read')}>
              {t('trust.read')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setAsking('install')}>
              {t('trust.install')}
            </Button>
          </>
        )
      }
    >
      <RootTable installed={answer.installed} onRemove={mayOperate ? setRemoving : undefined} />
      {asking === 'read' && (
        <ReasonDialog
          title={t('trust.readTitle')}
          confirm={t('trust.read')}
          onClose={() => setAsking(null)}
          onConfirm={async (reason) => {
            await read.mutateAsync({ params, body: { reason } });
            setAsking(null);
            toast(t('trust.asked'));
          }}
        >
          <Text>{t('trust.readText')}</Text>
        </ReasonDialog>
      )}
      {asking === 'install' && (
        <InstallRoot
          chargePointId={chargePointId}
          ownRoots={answer.ownRoots}
          onClose={() => setAsking(null)}
        />
      )}
      {removing && (
        <ReasonDialog
          title={t('trust.removeTitle')}
          confirm={t('trust.remove')}
          danger
          onClose={() => setRemoving(null)}
          onConfirm={async (reason) => {
            await remove.mutateAsync({ params, body: { hashData: removing.hashData, reason } });
            setRemoving(null);
            toast(t('trust.removing'));
          }}
        >
          <Text>{t('trust.removeText')}</Text>
          {removing.lastRoot && <Alert color="red">{t('trust.lastRoot')}</Alert>}
        </ReasonDialog>
      )}
    </Section>
  );
};
