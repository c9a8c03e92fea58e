import { Anchor, Button, Stack, Text } from '@mantine/core';
import {
  changeFirmwareCampaign,
  getFirmwareCampaign,
  type FirmwareCampaign,
} from '@laadpoort/contract/firmware/campaigns';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { CampaignState } from './campaign-list.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { ProgressWords } from './progress-words.tsx';
import { campaignQuery } from './queries.ts';

/** One campaign, charger by charger. */
const CampaignPage = () => {
  const { t } = useTranslation('firmware');
  const campaign = useQuery(campaignQuery(useIdParam('campaignId')));
  return (
    <Page
      title={campaign.data?.campaign.name ?? t('columns.campaign')}
      actions={
        <Anchor component={Link} to="/support/firmware">
          {t('title')}
        </Anchor>
      }
    >
      <Loaded query={campaign}>
        {(data) => (
          <>
            <Overview campaign={data.campaign} />
            <Chargers updates={data.updates} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Overview = ({ campaign }: { campaign: FirmwareCampaign }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { version, stageSize, maxFailures, deadlineAt, createdBy, reason, state, counts } = campaign;
  return (
    <Section title={t('columns.progress')} actions={<Actions campaign={campaign} />}>
      <Stack align="flex-start">
        <CampaignState state={state} />
        <Stack w="100%">
          <CampaignProgress counts={counts} />
        </Stack>
        <Text>
          {t('campaigns.meta', { version, stageSize, maxFailures, until: format.dateTime(deadlineAt) })}
        </Text>
        <Text c="dimmed">{t('campaigns.by', { name: createdBy, reason })}</Text>
      </Stack>
    </Section>
  );
};

const Actions = ({ campaign: { id, state } }: { campaign: FirmwareCampaign }) => {
  const { t } = useTranslation('firmware');
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
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => changeTo(state === 'running' ? 'paused' : 'running')}
      >
        {t(state === 'running' ? 'campaigns.pause' : 'campaigns.resume')}
      </Button>
      <Button variant="default" onClick={() => setStopping(true)}>
        {t('campaigns.stop')}
      </Button>
      <ConfirmDialog
        opened={stopping}
        danger
        title={t('campaigns.stopTitle')}
        confirm={t('campaigns.stop')}
        onConfirm={() => changeTo('stopped')}
        onClose={() => setStopping(false)}
      >
        <Text>{t('campaigns.stopText')}</Text>
      </ConfirmDialog>
    </>
  );
};

type Updates = EndpointResult<typeof getFirmwareCampaign>['updates'];

const Chargers = ({ updates }: { updates: Updates }) => {
  const { t } = useTranslation('firmware');
  return (
    <Section title={t('campaigns.list')}>
      <DataTable
        caption={t('campaigns.list')}
        rows={updates}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'charger',
            header: t('columns.charger'),
            cell: ({ chargePointId, serialNumber, accountName }) => (
              <Stack gap={0}>
                <Anchor component={Link} to={`/support/devices/${chargePointId}/firmware`} fw={650}>
                  {serialNumber}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {accountName}
                </Text>
              </Stack>
            ),
          },
          {
            id: 'stage',
            header: t('columns.stage'),
            numeric: true,
            sortValue: ({ stage }) => stage,
            cell: ({ stage }) => stage,
          },
          {
            id: 'state',
            header: t('columns.state'),
            sortValue: ({ state }) => state,
            cell: (update) => (
              <Stack gap={2} align="flex-start">
                <ProgressWords progress={update} />
                {update.state === 'waiting' && !update.connected && (
                  <Text size="sm">{t('campaigns.offline')}</Text>
                )}
              </Stack>
            ),
          },
          {
            id: 'when',
            header: t('columns.when'),
            cell: ({ changedAt }) => <When at={changedAt} short />,
          },
        ]}
      />
    </Section>
  );
};

export { CampaignPage as Component };
