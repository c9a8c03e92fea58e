import { emailSchema } from '@laadpoort/contract/accounts/account';
import { getAbout } from '@laadpoort/contract/accounts/endpoints';
import { beginPasskeySignIn, signInWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import { enterSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import type { UsedPasskey } from '#lib/sign-in/passkey.ts';
import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { apiQuery, apiClient, queryClient } from '#lib/api.ts';
import type { SignInResult } from '#lib/sign-in/sign-in.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PasskeyButton } from '#ui/second-factor/passkey-button.tsx';
import { SecondFactorForm } from '#ui/second-factor/second-factor-form.tsx';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { safeNext } from './safe-next.ts';
import { Welcome } from './welcome.tsx';

const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, { error: 'required' }),
});

type Refusal = Extract<SignInResult, { ok: false }>['reason'];

const useSignIn = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asksCode, setAsksCode] = useState(search.get('step') === 'second-factor');
  const goOn = async () => navigate(safeNext(search.get('next'), window.location.origin), { replace: true });
  const enter = async (email: string, password: string) => {
    const { signIn } = await import('#lib/sign-in/sign-in.ts');
    const result = await signIn(email, password);
    if (!result.ok) return setRefusal(result.reason);
    queryClient.clear();
    if (result.asksSecondFactor) return setAsksCode(true);
    await goOn();
  };
  const enterWithPasskey = async (credential: UsedPasskey) => {
    await apiClient.call(signInWithPasskey, { body: { credential } });
    queryClient.clear();
    await goOn();
  };
  const startAgain = () => setAsksCode(false);
  return { enter, enterWithPasskey, refusal, asksCode, startAgain, goOn };
};

const SignInPage = () => {
  const { t } = useTranslation('signIn');
  const { data: about } = useQuery(apiQuery(getAbout, {}));
  const { enter, enterWithPasskey, refusal, asksCode, startAgain, goOn } = useSignIn();
  const { field, onSubmit, busy } = useSchemaForm({
    schema: signInSchema,
    initialValues: { email: '', password: '' },
    submit: ({ email, password }) => enter(email.trim(), password),
  });
  if (asksCode) {
    return (
      <Welcome title={t('code.title')} intro={t('code.intro')}>
        <SecondFactorForm endpoint={enterSecondFactor} onShown={goOn} />
        <Text>
          <Anchor component="button" type="button" onClick={startAgain}>
            {t('code.startAgain')}
          </Anchor>
        </Text>
      </Welcome>
    );
  }
  return (
    <Welcome title={t('title')} intro={t('intro')}>
      {refusal && (
        <Alert role="alert" color="red">
          {t(`failure.${refusal}`, { address: window.location.origin })}
        </Alert>
      )}
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <TextInput label={t('email')} type="email" autoComplete="username" size="md" {...field('email')} />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            size="md"
            {...field('password')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('submit')}
          </Button>
          <PasskeyButton
            label={t('passkey.use')}
            unused={t('passkey.unused')}
            ask={() => apiClient.call(beginPasskeySignIn, {})}
            onUsed={enterWithPasskey}
          />
        </Stack>
      </form>
      <Text>
        <Anchor component={Link} to="/forgotten">
          {t('toForgotten')}
        </Anchor>
      </Text>
      {about?.openSignUp && (
        <Text>
          {t('noAccount')}{' '}
          <Anchor component={Link} to="/sign-up">
            {t('toSignUp')}
          </Anchor>
        </Text>
      )}
      <DemoSignIns onChoose={(email, password) => void enter(email, password)} />
    </Welcome>
  );
};

export { SignInPage as Component };
