import { Button, Text } from '@mantine/core';
import type { FirmwareCampaign } from '@laadpoort/contract/firmware/campaigns';
import {
  approveFirmwareCampaign,
  changeFirmwareCampaign,
} from '@laadpoort/contract/firmware/campaign-endpoints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';

export const CampaignActions = ({ campaign }: { campaign: FirmwareCampaign }) => {
  const { t } = useTranslation('firmware');
  const { id, state, mayApprove } = campaign;
  const [stopping, setStopping] = useState(false);
  const mayOperate = useMay('support.operate');
  const change = useApiMutation(changeFirmwareCampaign);
  if (!mayOperate || state === 'stopped' || state === 'done') return null;
  const changeTo = (next: 'running' | 'paused' | 'stopped') => {
    change.mutate({ params: { campaignId: id }, body: { state: next } });
    setStopping(false);
  };
  return (
    <>
      {change.error && <ErrorNote error={change.error} />}
      {mayApprove && <ApproveCampaign id={id} />}
      {state !== 'proposed' && (
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => changeTo(state === 'running' ? 'paused' : 'running')}
        >
          {t(state === 'running' ? 'campaigns.pause' : 'campaigns.resume')}
        </Button>
      )}
      <Button variant="default" onClick={() => setStopping(true)}>
        {t('campaigns.stop')}
      </Button>
      {stopping && (
        <ConfirmDialog
          danger
          title={t('campaigns.stopTitle')}
          confirm={t('campaigns.stop')}
          onConfirm={() => changeTo('stopped')}
          onClose={() => setStopping(false)}
        >
          <Text>{t('campaigns.stopText')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};

const ApproveCampaign = ({ id }: Pick<FirmwareCampaign, 'id'>) => {
  const { t } = useTranslation('firmware');
  const [asking, setAsking] = useState(false);
  const approve = useApiMutation(approveFirmwareCampaign);
  const confirm = () => approve.mutate({ params: { campaignId: id } }, { onSuccess: () => setAsking(false) });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('campaigns.approve')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('campaigns.approveTitle')}
          confirm={t('campaigns.approve')}
          busy={approve.isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          {approve.error && <ErrorNote error={approve.error} />}
          <Text>{t('campaigns.approveText')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};
