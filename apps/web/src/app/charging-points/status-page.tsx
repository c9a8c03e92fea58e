import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { openAlertsQuery } from '#features/alerts/queries.ts';
import { StatusPage } from '#features/status/status-page.tsx';
import { withWords } from '../texts/i18n.ts';

export { loader } from '#features/status/status-page.tsx';

// The first page stays small for those who have none.
const OpenAlerts = lazy(
  withWords(async () => {
    const { OpenAlerts: Component } = await import('#features/alerts/open-alerts.tsx');
    return { default: Component };
  }),
);

/** The first page, with what somebody has to look at. */
const Status = () => {
  const { data } = useQuery(openAlertsQuery());
  return (
    <StatusPage
      alerts={
        data && data.alerts.length > 0 ? (
          <Suspense fallback={null}>
            <OpenAlerts />
          </Suspense>
        ) : null
      }
    />
  );
};

export { Status as Component };
