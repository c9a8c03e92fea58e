import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { queryClient } from '#lib/api.ts';
import { signIn, type SignInResult } from '#lib/sign-in.ts';
import { useSchemaForm } from '#ui/use-schema-form.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import classes from './sign-in-page.module.css';

const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .pipe(z.email({ error: 'email' })),
  password: z.string().min(1, { error: 'required' }),
});

type Refusal = Extract<SignInResult, { ok: false }>['reason'];

/** Only our own addresses: `//elsewhere` and `https://…` lead home. */
const safeNext = (next: string | null) => (next && /^\/(?!\/)/.test(next) ? next : '/');

const useSignIn = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const enter = async (email: string, password: string) => {
    const result = await signIn(email, password);
    if (!result.ok) return setRefusal(result.reason);
    queryClient.clear();
    await navigate(safeNext(search.get('next')), { replace: true });
  };
  return { enter, refusal };
};

const SignInPage = () => {
  const { t } = useTranslation('signIn');
  const { enter, refusal } = useSignIn();
  const { field, onSubmit, busy } = useSchemaForm({
    schema: signInSchema,
    initialValues: { email: '', password: '' },
    submit: ({ email, password }) => enter(email.trim(), password),
  });
  useEffect(() => {
    document.title = `${t('title')} · Laadpoort`;
  }, [t]);
  return (
    <div className={classes['page']}>
      <aside className={classes['art']} aria-hidden>
        <svg viewBox="0 0 400 400" className={classes['gate']}>
          <path d="M90 400V200a110 110 0 0 1 220 0v200" />
          <path d="M50 400V200a150 150 0 0 1 300 0v200" />
          <path d="M10 400V200a190 190 0 0 1 380 0v200" />
          <path className={classes['spark']} d="M215 130 150 245h48l-18 95 75-125h-50z" />
        </svg>
      </aside>
      <main className={classes['main']}>
        <Stack gap="lg" w="100%" maw={380}>
          <div>
            <Text className={classes['brand']}>Laadpoort</Text>
            <Title order={1}>{t('title')}</Title>
            <Text c="dimmed">{t('intro')}</Text>
          </div>
          {refusal && (
            <Alert role="alert" color="red">
              {t(`failure.${refusal}`)}
            </Alert>
          )}
          <form onSubmit={onSubmit} noValidate>
            <Stack>
              <TextInput
                label={t('email')}
                type="email"
                autoComplete="username"
                size="md"
                {...field('email')}
              />
              <PasswordInput
                label={t('password')}
                autoComplete="current-password"
                size="md"
                {...field('password')}
              />
              <Button type="submit" size="md" loading={busy}>
                {t('submit')}
              </Button>
            </Stack>
          </form>
          <DemoSignIns onChoose={(email, password) => void enter(email, password)} />
        </Stack>
      </main>
    </div>
  );
};

export { SignInPage as Component };
