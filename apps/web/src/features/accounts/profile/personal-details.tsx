import { Button, Stack, TextInput } from '@mantine/core';
import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import { profileBodySchema } from '@laadpoort/contract/accounts/account';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const nameSchema = profileBodySchema.pick({ name: true });

export const PersonalDetails = () => {
  const { t } = useTranslation(['accounts', 'ui']);
  const me = useMe();
  const update = useApiMutation(updateMe);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: nameSchema,
    initialValues: { name: me.name },
    submit: async ({ name }) => {
      await update.mutateAsync({ body: { name } });
      toast(t('profile.saved'));
    },
  });
  return (
    <Section title={t('profile.personal')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack maw={420} align="stretch">
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput label={t('profile.name')} required autoComplete="name" {...field('name')} />
          <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
            {t('ui:save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
};
