import { useTranslation } from 'react-i18next';
import { Page } from '#ui/page/page.tsx';
import { Profile } from './profile.tsx';

/** The profile inside My Mobility. */
const ProfilePage = () => {
  const { t } = useTranslation('accounts');
  return (
    <Page title={t('profile.title')}>
      <Profile />
    </Page>
  );
};

export { ProfilePage as Component };
