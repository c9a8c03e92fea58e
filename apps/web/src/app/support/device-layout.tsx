import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { StationZone } from '#lib/station-zone.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { supportDeviceQuery } from '#features/support/queries.ts';
import { deviceTabs } from './device-tabs.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(supportDeviceQuery(params['chargePointId'] ?? ''));
  return null;
};

/** A device in any account, with a tab for each thing that support can do with it. */
const SupportDeviceLayout = () => {
  const { t } = useTranslation('support');
  const chargePointId = useIdParam('chargePointId');
  const device = useQuery(supportDeviceQuery(chargePointId));
  const base = `/support/devices/${chargePointId}`;
  return (
    <Page
      title={device.data?.chargePoint.serialNumber ?? t('device.title')}
      actions={
        <Anchor component={Link} to="/support">
          {t('back')}
        </Anchor>
      }
    >
      <TabLinks
        label={t('tabs.label')}
        links={deviceTabs.map(({ path, label }) => ({
          to: path === '' ? base : `${base}/${path}`,
          label: t(`tabs.${label}`),
        }))}
      />
      <Loaded query={device}>
        {({ chargePoint }) => (
          <StationZone value={chargePoint.timeZone}>
            <Outlet />
          </StationZone>
        )}
      </Loaded>
    </Page>
  );
};

export { SupportDeviceLayout as Component };
