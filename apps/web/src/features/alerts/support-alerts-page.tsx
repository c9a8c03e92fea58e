import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { supportAlertsQuery } from './queries.ts';
import { SupportAlerts } from './support-alerts.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(supportAlertsQuery({ state: 'open' }));
  return null;
};

/** The alerts that support has to deal with. */
const SupportAlertsPage = () => {
  const { t } = useTranslation('alerts');
  const [search, setSearch] = useSearchParams();
  const all = search.get('state') === 'all';
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Checkbox
        label={t('all')}
        checked={all}
        onChange={({ currentTarget: { checked } }) => setSearch(checked ? { state: 'all' } : {})}
      />
      <Section title={t('title')} titleHidden>
        <SupportAlerts state={all ? 'all' : 'open'} />
      </Section>
    </Page>
  );
};

export { SupportAlertsPage as Component };
