import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { stationTimeZone } from '#lib/format.ts';
import { StationZone } from '#lib/station-zone.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
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
  const query = useQuery(stationQuery(stationId));
  const { data, error, refetch } = query;
  const base = `/stations/${stationId}`;
  return (
    <UnlessFailed query={query} failed={<NotShownPage title={t('title')} error={error} onRetry={refetch} />}>
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
    </UnlessFailed>
  );
};

export { StationLayout as Component };
