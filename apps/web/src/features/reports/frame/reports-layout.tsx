import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';

const TABS = [
  ['/reports', 'monthly'],
  ['/reports/reimbursements', 'reimbursements'],
  ['/reports/utilisation', 'utilisation'],
  ['/reports/availability', 'availability'],
  ['/reports/faults', 'faults'],
  ['/reports/peak-power', 'peak-power'],
  ['/reports/cards', 'cards'],
  ['/reports/co2', 'co2'],
  ['/reports/by-mail', 'by-mail'],
  ['/reports/ere', 'ere'],
] as const;

/** The reports about an account, a tab each. */
const ReportsLayout = () => {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')}>
      <TabLinks label={t('title')} links={TABS.map(([to, name]) => ({ to, label: t(`tabs.${name}`) }))} />
      <Outlet />
    </Page>
  );
};

export { ReportsLayout as Component };
