import { Anchor, Stack, Text } from '@mantine/core';
import type { FirmwareCampaign } from '@laadpoort/contract/firmware/campaigns';
import { getFirmwareCampaign } from '@laadpoort/contract/firmware/campaign-endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { CampaignState } from './campaign-list.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { ProgressWords } from './progress-words.tsx';
import { campaignQuery } from './queries.ts';
import { CampaignActions } from './campaign-actions.tsx';

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
  const { version, stageSize, maxFailures, deadlineAt, createdBy, approvedBy, reason, state, counts } =
    campaign;
  return (
    <Section title={t('columns.progress')} actions={<CampaignActions campaign={campaign} />}>
      <Stack align="flex-start">
        <CampaignState state={state} />
        <Stack w="100%">
          <CampaignProgress counts={counts} />
        </Stack>
        <Text>
          {t('campaigns.meta', { version, stageSize, maxFailures, until: format.dateTime(deadlineAt) })}
        </Text>
        <Text c="dimmed">{t('campaigns.by', { name: createdBy, reason })}</Text>
        {state === 'proposed' && <Text>{t('campaigns.waits', { name: createdBy })}</Text>}
        {approvedBy !== null && <Text c="dimmed">{t('campaigns.approvedBy', { name: approvedBy })}</Text>}
      </Stack>
    </Section>
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
