import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '#ui/page/page.tsx';

/** A link in a mail to somebody who has left its account since, or who is signed in as another person. */
export const OtherAccountPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('otherAccount.title')}>
      <Text>{t('otherAccount.text')}</Text>
      <Anchor component={Link} to="/">
        {t('notFound.home')}
      </Anchor>
    </Page>
  );
};
