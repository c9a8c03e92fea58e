import { Button, DataList, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { rotateKey } from '@laadpoort/contract/security/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { KeyState } from './key-state.tsx';
import { securityQuery } from './queries.ts';
import { UpgradeSteps } from './upgrade-steps.tsx';
import { Validity } from './validity.tsx';

/** For the owner: the state of its key and certificate, any running upgrade, and a button to send a new key. */
export const SecuritySummary = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('security');
  const [asking, { open, close }] = useDisclosure(false);
  const query = useQuery(securityQuery(chargePointId));
  const { data } = query;
  const rotate = useApiMutation(rotateKey);
  const mayRotate = useMay('stations.manage');
  if (!data) return <UnlessFailed query={query}>{null}</UnlessFailed>;
  const confirmed = () =>
    rotate.mutate({ params: { chargePointId } }, { onSuccess: () => toast(t('key.sent')), onSettled: close });
  return (
    <Stack>
      {rotate.error && <ErrorNote error={rotate.error} />}
      <DataList>
        <DataList.Item>
          <DataList.ItemLabel>{t('summary.key')}</DataList.ItemLabel>
          <DataList.ItemValue>
            <Stack gap="xs" align="flex-start">
              <KeyState security={data} operationPath={`/devices/${chargePointId}/operation`} />
              {mayRotate && (
                <Button variant="default" size="xs" disabled={!data.key.mayRotate} onClick={open}>
                  {t('key.rotate')}
                </Button>
              )}
            </Stack>
          </DataList.ItemValue>
        </DataList.Item>
        {data.certificate && (
          <DataList.Item>
            <DataList.ItemLabel>{t('summary.certificate')}</DataList.ItemLabel>
            <DataList.ItemValue>
              <Validity {...data.certificate} />
            </DataList.ItemValue>
          </DataList.Item>
        )}
      </DataList>
      {data.upgrade?.state === 'running' && <UpgradeSteps upgrade={data.upgrade} />}
      {asking && (
        <ConfirmDialog
          title={t('key.rotateTitle')}
          confirm={t('key.rotate')}
          busy={rotate.isPending}
          onConfirm={confirmed}
          onClose={close}
        >
          <Text>{t('key.rotateText')}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
};
