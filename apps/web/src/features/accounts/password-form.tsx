import { Button, Checkbox, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { signInsQuery } from './queries.ts';
import { changePassword, endOtherSignIns } from './sign-in-sessions.ts';

/** The lengths are those of the API's sign-in (platform/http/sign-in.ts). */
const passwordSchema = z.object({
  currentPassword: z.string().min(1, { error: 'required' }),
  newPassword: z.string().min(12, { error: 'too-short' }).max(128, { error: 'too-long' }),
  signOutOthers: z.boolean(),
});

const empty = { currentPassword: '', newPassword: '', signOutOthers: true };

export const PasswordForm = () => {
  const { t } = useTranslation('accounts');
  const queryClient = useQueryClient();
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: passwordSchema,
    initialValues: empty,
    submit: async ({ currentPassword, newPassword, signOutOthers }) => {
      await changePassword(currentPassword, newPassword);
      if (signOutOthers) await endOtherSignIns();
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
          <Checkbox label={t('security.signOutOthers')} {...field('signOutOthers', 'checkbox')} />
          <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
            {t('security.change')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
};
