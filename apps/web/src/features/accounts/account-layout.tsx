import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { mayIn, useMe } from '#lib/me.ts';
import { Page } from '#ui/page/page.tsx';
import { TabLinks } from '#ui/page/tab-links.tsx';

/** The current account and its tabs; people who may not see the account only have the profile. */
const AccountLayout = () => {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const active = me.accounts.find(({ id }) => id === me.activeAccountId);
  const ofAccount = [
    { to: '/account/members', label: t('tabs.members') },
    { to: '/account/company', label: t('tabs.company') },
    { to: '/account/bank-account', label: t('tabs.bankAccount') },
    { to: '/account/income', label: t('tabs.income') },
  ];
  return (
    <Page
      title={t('title')}
      intro={active && t('working', { account: active.name, role: t(`role.${active.role}`) })}
    >
      <TabLinks
        label={t('tabs.label')}
        links={[
          { to: '/account', label: t('tabs.profile') },
          ...(mayIn(me, 'account.view') ? ofAccount : []),
          ...(mayIn(me, 'account.manage') ? [{ to: '/account/audit', label: t('tabs.audit') }] : []),
          ...(mayIn(me, 'api-keys.manage') ? [{ to: '/account/api-keys', label: t('tabs.apiKeys') }] : []),
        ]}
      />
      <Outlet />
    </Page>
  );
};

export { AccountLayout as Component };
