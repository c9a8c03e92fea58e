import { Button, Stack, Text, TextInput } from '@mantine/core';
import { confirmSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly url: string;
  readonly secret: string;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** The secret for the app, and a code from it that shows that the app has it. */
export const SetUpSecondFactor = ({ url, secret, onCodes }: Props) => {
  const { t } = useTranslation('accounts');
  const confirm = useApiMutation(confirmSecondFactor);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: confirmSecondFactor.body,
    initialValues: { code: '' },
    submit: async (body) => {
      const { recoveryCodes } = await confirm.mutateAsync({ body });
      onCodes(recoveryCodes);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text>{t('secondFactor.scan')}</Text>
        <QRCodeSVG value={url} size={176} marginSize={2} title={t('secondFactor.qr')} />
        <CopyLine label={t('secondFactor.secret')} value={secret} />
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('secondFactor.code')}
          description={t('secondFactor.codeHelp')}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          {...field('code')}
        />
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('secondFactor.confirm')}
        </Button>
      </Stack>
    </form>
  );
};
