import { lazy, Suspense } from 'react';
import { StatusPage } from '../features/status/status-page.tsx';

export { loader } from '../features/status/status-page.tsx';

const OpenAlerts = lazy(async () => {
  const { OpenAlerts: Component } = await import('../features/alerts/open-alerts.tsx');
  return { default: Component };
});

/** The first page; what needs a look comes after it, and only then. */
const Status = () => (
  <StatusPage
    alerts={
      <Suspense fallback={null}>
        <OpenAlerts />
      </Suspense>
    }
  />
);

export { Status as Component };
