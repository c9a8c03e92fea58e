import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { TabLinks } from '#ui/page/tab-links.tsx';

/** What belongs to the settlement of a month. */
const SettlementLayout = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'tabs' });
  return (
    <Stack gap="lg">
      <TabLinks
        label={t('label')}
        links={[
          { to: '/support/settlement', label: t('runs') },
          { to: '/support/settlement/held', label: t('held') },
          { to: '/support/settlement/checks', label: t('checks') },
          { to: '/support/settlement/payouts', label: t('payouts') },
        ]}
      />
      <Outlet />
    </Stack>
  );
};

export { SettlementLayout as Component };
