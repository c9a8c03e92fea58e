import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { bankAccountBodySchema, putBankAccount } from '@laadpoort/contract/accounts/bank-account';
import { parseIban } from '@laadpoort/domain/accounts/iban';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** The API's schema and its check of the number: typing errors are reported before anything is sent. */
const bankAccountSchema = bankAccountBodySchema.extend({
  iban: bankAccountBodySchema.shape.iban.superRefine((typed, context) => {
    const parsed = parseIban(typed);
    if (!parsed.ok) context.addIssue(parsed.reason === 'empty' ? 'required' : `iban-${parsed.reason}`);
  }),
});

export const BankAccountForm = ({ onSaved }: { onSaved: () => void }) => {
  const { t } = useTranslation('accounts');
  const put = useApiMutation(putBankAccount);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: bankAccountSchema,
    initialValues: { iban: '', holder: '' },
    submit: async (body) => {
      await put.mutateAsync({ body });
      form.reset();
      toast(t('bank.saved'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={480}>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('bank.iban')}
          description={t('bank.ibanHelp')}
          required
          autoComplete="off"
          spellCheck={false}
          {...field('iban')}
        />
        <TextInput
          label={t('bank.holder')}
          description={t('bank.holderHelp')}
          required
          autoComplete="name"
          {...field('holder')}
        />
        <Alert color="petrol" icon={<IconInfoCircle aria-hidden />}>
          {t('bank.next')}
        </Alert>
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('bank.save')}
        </Button>
      </Stack>
    </form>
  );
};
