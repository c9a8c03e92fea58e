import { Anchor, Text } from '@mantine/core';
import { askNewPassword } from '@laadpoort/contract/accounts/sign-up';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiClient } from '#lib/api.ts';
import { MailSentForm } from './mail-sent-form.tsx';
import { Welcome } from './welcome.tsx';

const ForgottenPage = () => {
  const { t } = useTranslation('signIn');
  return (
    <Welcome title={t('forgotten.title')} intro={t('forgotten.intro')}>
      <MailSentForm
        submit={t('forgotten.submit')}
        sent={t('forgotten.sent')}
        onSubmit={(email) => apiClient.call(askNewPassword, { body: { email } })}
      />
      <Text>
        <Anchor component={Link} to="/sign-in">
          {t('link.toSignIn')}
        </Anchor>
      </Text>
    </Welcome>
  );
};

export { ForgottenPage as Component };
