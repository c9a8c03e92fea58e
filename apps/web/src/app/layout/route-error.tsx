import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page } from '#ui/page/page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { OtherAccountPage } from './other-account-page.tsx';

/** The message for a page that failed; the rest of the portal stays usable. */
export const RouteError = () => {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  if (isRouteErrorResponse(error) && error.status === 403) return <OtherAccountPage />;
  return (
    <Page title={t('failed.title')}>
      <ErrorNote error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
};
