import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';

/** What the operator's bookkeeper takes over, a tab each. */
const BookkeepingLayout = () => {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('bookkeeping')}>
      <TabLinks
        label={t('bookkeeping')}
        links={[
          { to: '/support/bookkeeping', label: t('journal.title') },
          { to: '/support/bookkeeping/open-items', label: t('openItems.title') },
          { to: '/support/bookkeeping/ere', label: t('ere.shares.tab') },
          { to: '/support/bookkeeping/reconciliation', label: t('reconciliation.title') },
        ]}
      />
      <Outlet />
    </Page>
  );
};

export { BookkeepingLayout as Component };
