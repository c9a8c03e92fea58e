import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import type { FirmwareUpdate } from '@laadpoort/contract/firmware/updates';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ProgressWords } from './progress-words.tsx';
import { updatesQuery } from './queries.ts';
import { UpdateForm } from './update-form.tsx';

/** The firmware of one device: its version, its updates, and a form for new ones. */
export const DeviceFirmware = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('firmware');
  const [open, setOpen] = useState(false);
  const mayOperate = useMay('support.operate');
  const query = useQuery(updatesQuery(device.id));
  const charging = device.connectors.some(({ session }) => session !== null);
  return (
    <Section
      title={t('updates.title')}
      intro={
        device.firmwareVersion === null
          ? t('updates.introUnknown')
          : t('updates.intro', { version: device.firmwareVersion })
      }
      actions={mayOperate && <Button onClick={() => setOpen(true)}>{t('updates.start')}</Button>}
    >
      <Loaded query={query} loading={<Skeleton height={120} />}>
        {({ updates }) => <UpdateTable updates={updates} />}
      </Loaded>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('updates.start')} size="lg">
        <Stack>
          {charging && (
            <Alert color="amber" icon={<IconBolt aria-hidden />}>
              {t('updates.running')}
            </Alert>
          )}
          <UpdateForm chargePointId={device.id} onSent={() => setOpen(false)} />
        </Stack>
      </Modal>
    </Section>
  );
};

const UpdateTable = ({ updates }: { updates: readonly FirmwareUpdate[] }) => {
  const { t } = useTranslation('firmware');
  return (
    <DataTable
      caption={t('updates.list')}
      rows={updates}
      rowKey={({ id }) => id}
      empty={t('updates.empty')}
      columns={[
        { id: 'version', header: t('columns.version'), cell: (update) => <What update={update} /> },
        { id: 'state', header: t('columns.state'), cell: (update) => <ProgressWords progress={update} /> },
        { id: 'who', header: t('columns.who'), cell: ({ requestedBy }) => requestedBy },
        { id: 'when', header: t('columns.when'), cell: ({ changedAt }) => <When at={changedAt} short /> },
      ]}
    />
  );
};

const What = ({ update }: { update: FirmwareUpdate }) => {
  const { t } = useTranslation('firmware');
  const { expectedVersion, fromVersion, fileName, host, signed, campaignId } = update;
  const facts = [
    fileName ?? (host && t('updates.at', { host })),
    signed && t('updates.signed'),
    campaignId && t('updates.ofCampaign'),
  ].filter(Boolean);
  return (
    <Stack gap={0}>
      <Group gap={4}>
        {fromVersion && <span>{`${fromVersion} →`}</span>}
        <span>{expectedVersion ?? '?'}</span>
      </Group>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
    </Stack>
  );
};
