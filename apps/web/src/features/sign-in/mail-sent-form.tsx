import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { emailSchema } from '@laadpoort/contract/accounts/account';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const addressSchema = z.object({ email: emailSchema });

interface Props {
  readonly submit: string;
  /** What is shown afterwards, whatever the address. */
  readonly sent: string;
  readonly onSubmit: (email: string) => Promise<unknown>;
}

/** Asks for an address to which a link is sent. */
export const MailSentForm = ({ submit, sent, onSubmit }: Props) => {
  const { t } = useTranslation('signIn');
  const [isSent, setIsSent] = useState(false);
  const form = useSchemaForm({
    schema: addressSchema,
    initialValues: { email: '' },
    submit: async ({ email }) => {
      await onSubmit(email.trim());
      setIsSent(true);
    },
  });
  if (isSent) return <Alert color="moss">{sent}</Alert>;
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <Stack>
        {form.failure !== null && <ErrorNote error={form.failure} />}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          size="md"
          {...form.field('email')}
        />
        <Button type="submit" size="md" loading={form.busy}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
};
