import { emailSchema } from '@laadpoort/contract/accounts/account';
import { textSchema } from '@laadpoort/contract/wire/values';
import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { queryClient } from '#lib/api.ts';
import { initialLanguage } from '#lib/language.ts';
import type { SignUpResult } from '#lib/sign-in.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Welcome } from './welcome.tsx';

const signUpSchema = z.object({
  name: textSchema(100),
  email: emailSchema,
  password: z.string().min(12, { error: 'too-short' }).max(128, { error: 'too-long' }),
});

type Refusal = Extract<SignUpResult, { ok: false }>['reason'];

const SignUpPage = () => {
  const { t } = useTranslation('signIn');
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { field, onSubmit, busy } = useSchemaForm({
    schema: signUpSchema,
    initialValues: { name: '', email: '', password: '' },
    submit: async ({ name, email, password }) => {
      const { signUp } = await import('#lib/sign-in.ts');
      const person = { name: name.trim(), email: email.trim(), password, language: initialLanguage() };
      const result = await signUp(person);
      if (!result.ok) return setRefusal(result.reason);
      queryClient.clear();
      await navigate('/stations', { replace: true });
    },
  });
  return (
    <Welcome title={t('signUp.title')} intro={t('signUp.intro')}>
      {refusal && (
        <Alert role="alert" color="red">
          {t(`failure.${refusal}`, { address: window.location.origin })}
        </Alert>
      )}
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <TextInput label={t('signUp.name')} autoComplete="organization" size="md" {...field('name')} />
          <TextInput label={t('email')} type="email" autoComplete="username" size="md" {...field('email')} />
          <PasswordInput
            label={t('password')}
            description={t('signUp.passwordHelp')}
            autoComplete="new-password"
            size="md"
            {...field('password')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('signUp.submit')}
          </Button>
        </Stack>
      </form>
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
