import { Button, Text } from '@mantine/core';
import { rotateSupportKey } from '@laadpoort/contract/security/endpoints';
import type { Security } from '@laadpoort/contract/security/security';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { KeyState } from './key-state.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly chargePointId: string;
  readonly security: Security;
  readonly mayOperate: boolean;
}

/** The key of a charger in any account; support can send new ones but see none. */
export const KeySection = ({ chargePointId, security, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const [asking, setAsking] = useState(false);
  const rotate = useApiMutation(rotateSupportKey);
  return (
    <Section
      title={t('key.title')}
      intro={t('key.intro')}
      actions={
        mayOperate && (
          <Button
            variant="default"
            size="xs"
            disabled={!security.key.mayRotate}
            onClick={() => setAsking(true)}
          >
            {t('key.rotate')}
          </Button>
        )
      }
    >
      <KeyState security={security} operationPath={`/support/devices/${chargePointId}`} />
      {asking && (
        <ReasonDialog
          title={t('key.rotateTitle')}
          confirm={t('key.rotate')}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await rotate.mutateAsync({ params: { chargePointId }, body: { reason } });
            setAsking(false);
            toast(t('key.sent'));
          }}
        >
          <Text>{t('key.rotateText')}</Text>
        </ReasonDialog>
      )}
    </Section>
  );
};
