import { Anchor, Badge, Button, Modal } from '@mantine/core';
import type { FirmwareCampaign } from '@laadpoort/contract/firmware/campaigns';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { campaignsQuery } from './queries.ts';

const colors = { proposed: 'violet', running: 'sky', paused: 'amber', stopped: 'red', done: 'moss' } as const;

export const CampaignState = ({ state }: Pick<FirmwareCampaign, 'state'>) => {
  const { t } = useTranslation('firmware');
  return (
    <Badge variant="light" size="lg" tt="none" color={colors[state]}>
      {t(`campaigns.state.${state}`)}
    </Badge>
  );
};

/** Campaigns, newest first, with their progress. */
export const CampaignList = () => {
  const { t } = useTranslation('firmware');
  const [open, setOpen] = useState(false);
  const mayOperate = useMay('support.operate');
  const campaigns = useQuery(campaignsQuery);
  return (
    <Section
      title={t('campaigns.title')}
      intro={t('campaigns.intro')}
      actions={mayOperate && <Button onClick={() => setOpen(true)}>{t('campaigns.new')}</Button>}
    >
      <UnlessFailed query={campaigns}>
        <DataTable
          caption={t('campaigns.title')}
          rows={campaigns.data?.campaigns}
          rowKey={({ id }) => id}
          empty={t('campaigns.empty')}
          columns={[
            {
              id: 'name',
              header: t('columns.campaign'),
              cell: ({ id, name }) => (
                <Anchor component={Link} to={`/support/firmware/${id}`} fw={650}>
                  {name}
                </Anchor>
              ),
            },
            { id: 'version', header: t('columns.version'), cell: ({ version }) => version || '–' },
            { id: 'state', header: t('columns.state'), cell: ({ state }) => <CampaignState state={state} /> },
            {
              id: 'progress',
              header: t('columns.progress'),
              cell: ({ counts }) => <CampaignProgress counts={counts} />,
            },
            {
              id: 'when',
              header: t('columns.when'),
              cell: ({ createdAt }) => <When at={createdAt} short />,
            },
          ]}
        />
      </UnlessFailed>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('campaigns.new')} size="lg">
        <CampaignForm onProposed={() => setOpen(false)} />
      </Modal>
    </Section>
  );
};
