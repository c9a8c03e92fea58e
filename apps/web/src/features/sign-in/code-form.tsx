import { Button, Stack, TextInput } from '@mantine/core';
import { enterSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import { useTranslation } from 'react-i18next';
import { client } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PasskeyButton } from '#ui/passkey/passkey-button.tsx';

/** Completes a sign-in whose person has a second factor. */
export const CodeForm = ({ onEntered }: { onEntered: () => Promise<unknown> }) => {
  const { t } = useTranslation('signIn');
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: enterSecondFactor.body,
    initialValues: { code: '' },
    submit: async (body) => {
      await client.call(enterSecondFactor, { body });
      await onEntered();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('code.label')}
          description={t('code.help')}
          autoComplete="one-time-code"
          spellCheck={false}
          data-autofocus
          size="md"
          {...field('code')}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('code.submit')}
        </Button>
        <PasskeyButton onShown={onEntered} />
      </Stack>
    </form>
  );
};
