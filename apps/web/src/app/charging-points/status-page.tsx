import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { openAlertsQuery } from '#features/alerts/queries.ts';
import { StatusPage } from '#features/status/status-page.tsx';
import { withWords } from '../texts/i18n.ts';

export { loader } from '#features/status/status-page.tsx';

// Without alerts the first page stays small.
const OpenAlerts = lazy(
  withWords(async () => {
    const { OpenAlerts: Component } = await import('#features/alerts/open-alerts.tsx');
    return { default: Component };
  }),
);

/** The first page, with the alerts that need attention. */
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
