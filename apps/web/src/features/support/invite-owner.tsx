import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { inviteAccountOwner } from '@laadpoort/contract/accounts/sign-up';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** Somebody new, who makes an account with the link that they get. */
export const InviteOwner = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['support', 'ui']);
  const me = useMe();
  const invite = useApiMutation(inviteAccountOwner);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: inviteAccountOwner.body,
    initialValues: { email: '', language: me.language },
    submit: async (body) => {
      await invite.mutateAsync({ body });
      toast(t('inviteOwner.invited', { email: body.email.trim() }));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('inviteOwner.title')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text>{t('inviteOwner.text')}</Text>
          <TextInput
            label={t('ui:roleDialog.email')}
            type="email"
            required
            autoComplete="off"
            {...field('email')}
          />
          <NativeSelect
            label={t('inviteOwner.language')}
            data={[
              { value: 'nl', label: 'Nederlands' },
              { value: 'en', label: 'English' },
            ]}
            {...field('language')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('inviteOwner.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};
