import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { changeAddress } from '@laadpoort/contract/accounts/sign-up';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Section } from '#ui/page/page.tsx';

/** The address with which one signs in; another one is confirmed by a link that is sent there. */
export const AddressForm = () => {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const change = useApiMutation(changeAddress);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: changeAddress.body,
    initialValues: { email: '', password: '' },
    submit: async ({ email, password }) => {
      await change.mutateAsync({ body: { email, password } });
      setSentTo(email.trim());
      form.reset();
    },
  });
  return (
    <Section title={t('address.title')} intro={t('address.intro', { email: me.email })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack maw={420}>
          {sentTo !== null && <Alert color="moss">{t('address.sent', { email: sentTo })}</Alert>}
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput label={t('address.new')} type="email" required autoComplete="off" {...field('email')} />
          <PasswordInput
            label={t('stepUp.password')}
            required
            autoComplete="current-password"
            {...field('password')}
          />
          <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
            {t('address.submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
};
