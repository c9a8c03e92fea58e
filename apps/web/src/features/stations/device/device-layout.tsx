import { Anchor, Badge, Group, Skeleton, Text } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { ApiError } from '@laadpoort/contract/wire/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { stationTimeZone } from '#lib/format.ts';
import { StationZone } from '#lib/station-zone.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';
import { When } from '#ui/times/when.tsx';
import { FirmwareNote } from './firmware-note.tsx';
import { NotShownPage } from '../not-shown-page.tsx';
import { chargePointQuery } from '../queries.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(chargePointQuery(params['chargePointId'] ?? ''));
  return null;
};

/** A device, named by its serial number, and its four tabs. */
const DeviceLayout = () => {
  const { t } = useTranslation('stations');
  const chargePointId = useIdParam('chargePointId');
  const { data, error, refetch } = useQuery(chargePointQuery(chargePointId));
  const base = `/devices/${chargePointId}`;
  const isGone = error instanceof ApiError && error.status === 404;
  if (error && (!data || isGone))
    return <NotShownPage title={t('deviceTabs.label')} error={error} onRetry={refetch} />;
  return (
    <StationZone value={data?.timeZone ?? stationTimeZone}>
      <Page
        title={data?.serialNumber ?? t('deviceTabs.label')}
        intro={data ? <Facts device={data} /> : <Skeleton height={16} width={240} />}
      >
        <TabLinks
          label={t('deviceTabs.label')}
          links={[
            { to: base, label: t('deviceTabs.configuration') },
            { to: `${base}/operation`, label: t('deviceTabs.operation') },
            { to: `${base}/sessions`, label: t('deviceTabs.sessions') },
            { to: `${base}/events`, label: t('deviceTabs.events') },
          ]}
        />
        <FirmwareNote chargePointId={chargePointId} />
        <Outlet />
      </Page>
    </StationZone>
  );
};

const Facts = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  return (
    <Group component="span" gap="xs">
      <Text span inherit>
        {`${t('device.of')} `}
        <Anchor component={Link} to={`/stations/${device.stationId}/devices`} underline="always">
          {device.stationName}
        </Anchor>
      </Text>
      {device.vendor && (
        <span>{[device.vendor, device.model, device.firmwareVersion].filter(Boolean).join(' · ')}</span>
      )}
      <Badge component="span" variant="light" size="lg" tt="none" color={device.connected ? 'moss' : 'amber'}>
        {device.connected ? t('device.connected') : t('device.offline')}
      </Badge>
      {!device.connected && device.lastSeenAt && (
        <span>
          {t('device.lastSeen')} <When at={device.lastSeenAt} short />
        </span>
      )}
    </Group>
  );
};

export { DeviceLayout as Component };
