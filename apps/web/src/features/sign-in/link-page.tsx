import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useLink, viewLink } from '@laadpoort/contract/accounts/links';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { apiClient, queryClient, secondFactorPath } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Welcome } from './welcome.tsx';

type Viewed = EndpointResult<typeof viewLink>;

/** Where one-time links lead to. What makes the link one of a kind stands behind the `#`, which no server sees. */
const LinkPage = () => {
  const { t } = useTranslation('signIn');
  const [token] = useState(() => window.location.hash.slice(1));
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => apiClient.call(viewLink, { body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  if (link.error) {
    return (
      <Welcome title={t('link.title')} intro="">
        <Alert role="alert" color="red" title={t('link.invalid')}>
          {t('link.invalidNext')}
        </Alert>
        <ToSignIn />
      </Welcome>
    );
  }
  return (
    <Loaded query={link} loading={null}>
      {(viewed) => <LinkForm token={token} link={viewed} />}
    </Loaded>
  );
};

const LinkForm = ({ token, link }: { token: string; link: Viewed }) => {
  const { t } = useTranslation('signIn');
  const [used, setUsed] = useState(false);
  const navigate = useNavigate();
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: z.object({
      ...(link.asksName && { name: useLink.body.shape.name.unwrap() }),
      ...(link.asksPassword && { password: useLink.body.shape.password.unwrap() }),
    }),
    initialValues: { name: '', password: '' },
    submit: async ({ name, password }) => {
      const answers = { ...(link.asksName && { name }), ...(link.asksPassword && { password }) };
      await apiClient.call(useLink, { body: { token, ...answers } });
      if (!link.asksPassword) return setUsed(true);
      const { signIn } = await import('#lib/sign-in/sign-in.ts');
      const signedIn = await signIn(link.email, password);
      queryClient.clear();
      const home = link.purpose === 'sign-up' ? '/stations' : '/';
      if (!signedIn.ok) return navigate('/sign-in', { replace: true });
      await navigate(signedIn.asksSecondFactor ? secondFactorPath(home) : home, { replace: true });
    },
  });
  const what = {
    account: link.accountName ?? '',
    role: link.role === null ? '' : t(`link.role.${link.role as 'admin'}`),
  };
  return (
    <Welcome title={t(`link.${link.purpose}.title`)} intro={t(`link.${link.purpose}.intro`, what)}>
      {used ? (
        <>
          <Alert color="moss">{t(`link.${link.purpose}.done`)}</Alert>
          <ToSignIn />
        </>
      ) : (
        <form onSubmit={onSubmit} noValidate>
          <Stack>
            {failure !== null && <ErrorNote error={failure} />}
            <TextInput label={t('email')} value={link.email} readOnly autoComplete="username" size="md" />
            {link.asksName && (
              <TextInput
                label={t(link.purpose === 'sign-up' ? 'link.nameOrCompany' : 'link.name')}
                autoComplete={link.purpose === 'sign-up' ? 'organization' : 'name'}
                size="md"
                {...field('name')}
              />
            )}
            {link.asksPassword && (
              <PasswordInput
                label={t('link.newPassword')}
                description={t('signUp.passwordHelp')}
                autoComplete="new-password"
                size="md"
                {...field('password')}
              />
            )}
            <Button type="submit" size="md" loading={busy}>
              {t(`link.${link.purpose}.submit`)}
            </Button>
          </Stack>
        </form>
      )}
    </Welcome>
  );
};

const ToSignIn = () => {
  const { t } = useTranslation('signIn');
  return (
    <Text>
      <Anchor component={Link} to="/sign-in">
        {t('link.toSignIn')}
      </Anchor>
    </Text>
  );
};

export { LinkPage as Component };
