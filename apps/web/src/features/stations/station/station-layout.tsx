import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { stationTimeZone } from '#lib/format.ts';
import { StationZone } from '#lib/station-zone.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';
import { NotShownPage } from '../not-shown-page.tsx';
import { stationQuery } from '../queries.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(stationQuery(params['stationId'] ?? ''));
  return null;
};

/** A station and its five tabs. */
const StationLayout = () => {
  const { t } = useTranslation('stations');
  const stationId = useIdParam('stationId');
  const { data, error, refetch } = useQuery(stationQuery(stationId));
  const base = `/stations/${stationId}`;
  if (error && !data) return <NotShownPage title={t('title')} error={error} onRetry={refetch} />;
  return (
    <Page
      title={data?.name ?? t('title')}
      intro={
        data ? (
          `${data.street}, ${data.postalCode} ${data.city}`
        ) : (
          <Skeleton component="span" display="inline-block" width={180} height={14} />
        )
      }
    >
      <TabLinks
        label={t('tabs.label')}
        links={[
          { to: base, label: t('tabs.overview') },
          { to: `${base}/devices`, label: t('tabs.devices') },
          { to: `${base}/smartgrid`, label: t('tabs.smartgrid') },
          { to: `${base}/pricing`, label: t('tabs.pricing') },
          { to: `${base}/sessions`, label: t('tabs.sessions') },
        ]}
      />
      <StationZone value={data?.timeZone ?? stationTimeZone}>
        <Outlet />
      </StationZone>
    </Page>
  );
};

export { StationLayout as Component };
