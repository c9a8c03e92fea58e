import { Button, PasswordInput, Stack } from '@mantine/core';
import { changePassword } from '@laadpoort/contract/accounts/sign-up';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { signInsQuery } from '../queries.ts';

/** Where a change of the password begins. */
export const CURRENT_PASSWORD = 'current-password';

const empty = { currentPassword: '', newPassword: '' };

export const PasswordForm = () => {
  const { t } = useTranslation('accounts');
  const queryClient = useQueryClient();
  const change = useApiMutation(changePassword);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: changePassword.body,
    initialValues: empty,
    submit: async (body) => {
      await change.mutateAsync({ body });
      await queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey });
      form.setValues(empty);
      toast(t('security.changed'));
    },
  });
  return (
    <Section title={t('security.title')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack maw={420}>
          {failure !== null && <ErrorNote error={failure} />}
          <PasswordInput
            id={CURRENT_PASSWORD}
            label={t('security.current')}
            required
            autoComplete="current-password"
            {...field('currentPassword')}
          />
          <PasswordInput
            label={t('security.new')}
            description={t('security.newHelp')}
            required
            autoComplete="new-password"
            {...field('newPassword')}
          />
          <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
            {t('security.change')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
};
