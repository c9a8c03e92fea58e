import { Button, Stack, Text } from '@mantine/core';
import {
  firmwareSignatureSchema,
  signFirmwareFile,
  type FirmwareFile,
} from '@laadpoort/contract/firmware/files';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { SignatureFields } from './update-form.tsx';

/** Adds the manufacturer's signature to a file; it is checked before it is saved. */
export const SignForm = ({ file, onSigned }: { file: FirmwareFile; onSigned: () => void }) => {
  const { t } = useTranslation('firmware');
  const sign = useApiMutation(signFirmwareFile);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: firmwareSignatureSchema,
    initialValues: { signature: '', signingCertificate: '' },
    submit: async (body) => {
      await sign.mutateAsync({ params: { firmwareFileId: file.id }, body });
      toast(t('files.signed'));
      onSigned();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{`${file.name} · ${file.version}`}</Text>
        <SignatureFields field={field} />
        <Button type="submit" loading={busy}>
          {t('files.sign')}
        </Button>
      </Stack>
    </form>
  );
};
