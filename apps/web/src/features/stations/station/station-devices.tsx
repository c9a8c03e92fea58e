import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDisclosure } from '@mantine/hooks';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { AddCharger } from '../connection/add-charger.tsx';
import { stationQuery } from '../queries.ts';

/** The chargers of a station, and a button to add one by hand. */
export const StationDevices = () => {
  const { t } = useTranslation('stations');
  const stationId = useIdParam('stationId');
  const { data } = useQuery(stationQuery(stationId));
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('stations.manage');
  return (
    <Section
      title={t('tabs.devices')}
      actions={
        mayAdd && (
          <Button variant="default" onClick={open}>
            {t('devices.add')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('devices.caption')}
        rows={data?.chargePoints}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'serialNumber',
            header: t('columns.serialNumber'),
            cell: ({ id, serialNumber }) => (
              <Anchor component={Link} to={`/devices/${id}`} fw={650}>
                {serialNumber}
              </Anchor>
            ),
          },
          {
            id: 'model',
            header: t('columns.model'),
            cell: ({ vendor, model }) => [vendor, model].filter(Boolean).join(' ') || t('devices.unknown'),
          },
          {
            id: 'firmware',
            header: t('columns.firmware'),
            cell: ({ firmwareVersion }) => firmwareVersion ?? t('devices.unknown'),
          },
          {
            id: 'connection',
            header: t('columns.connection'),
            cell: (device) => <Connection device={device} />,
          },
          {
            id: 'lastContact',
            header: t('columns.lastContact'),
            cell: ({ lastSeenAt }) => (lastSeenAt ? <When at={lastSeenAt} short /> : t('devices.never')),
          },
        ]}
      />
      <AddCharger stationId={stationId} opened={adding} onClose={close} />
    </Section>
  );
};

const Connection = ({ device: { connected, connectedSince } }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  return (
    <Group gap={6}>
      <Badge variant="light" color={connected ? 'moss' : 'amber'} tt="none" size="lg">
        {connected ? t('devices.connected') : t('devices.disconnected')}
      </Badge>
      {connected && connectedSince && (
        <Text size="sm" c="dimmed">
          <When at={connectedSince} short />
        </Text>
      )}
    </Group>
  );
};
