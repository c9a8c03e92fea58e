import { Anchor, Text } from '@mantine/core';
import { getAbout } from '@laadpoort/contract/accounts/endpoints';
import { askToSignUp } from '@laadpoort/contract/accounts/sign-up';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery, apiClient } from '#lib/api.ts';
import { initialLanguage } from '#lib/language.ts';
import { MailSentForm } from './mail-sent-form.tsx';
import { Welcome } from './welcome.tsx';

const SignUpPage = () => {
  const { t } = useTranslation('signIn');
  const { data: about } = useQuery(apiQuery(getAbout, {}));
  return (
    <Welcome title={t('signUp.title')} intro={t('signUp.intro')}>
      {about?.openSignUp === false ? (
        <Text>{t('signUp.closed')}</Text>
      ) : (
        <MailSentForm
          submit={t('signUp.submit')}
          sent={t('signUp.sent')}
          onSubmit={(email) => apiClient.call(askToSignUp, { body: { email, language: initialLanguage() } })}
        />
      )}
      <Text>
        {t('signUp.haveAccount')}{' '}
        <Anchor component={Link} to="/sign-in">
          {t('submit')}
        </Anchor>
      </Text>
    </Welcome>
  );
};

export { SignUpPage as Component };
