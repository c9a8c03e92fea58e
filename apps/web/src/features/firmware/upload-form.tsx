import { Button, FileInput, Progress, Stack, TextInput } from '@mantine/core';
import { firmwareFileQuerySchema, uploadFirmwareFile } from '@laadpoort/contract/firmware/files';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { uploadFile } from '#lib/upload-file.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Values {
  file: File | null;
  version: string;
  vendor: string;
  model: string;
}

/** Empty fields are left out; characters that could confuse a charger are removed from the file name. */
const queryOf = ({ file, version, vendor, model }: Values): z.input<typeof firmwareFileQuerySchema> => ({
  name: (file?.name ?? '')
    .replace(/[^\w .+()-]/g, '_')
    .replace(/^\W+/, '')
    .slice(-120),
  version,
  ...(vendor.trim() === '' ? {} : { vendor }),
  ...(model.trim() === '' ? {} : { model }),
});

const schema = z
  .custom<Values>()
  .refine(({ file }) => file !== null, { path: ['file'], error: 'required' })
  .transform(queryOf)
  .pipe(firmwareFileQuerySchema);

/** Uploads a firmware file and shows the progress. */
export const UploadForm = ({ onUploaded }: { onUploaded: () => void }) => {
  const { t } = useTranslation('firmware');
  const [progress, setProgress] = useState(0);
  const { field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { file: null, version: '', vendor: '', model: '' },
    submit: async (values) => {
      if (values.file === null) return;
      setProgress(0);
      await uploadFile(uploadFirmwareFile, { query: queryOf(values), body: values.file }, setProgress);
      toast(t('files.uploaded'));
      onUploaded();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <FileInput label={t('files.name')} placeholder={t('files.choose')} required {...field('file')} />
        <TextInput
          label={t('files.version')}
          description={t('files.versionHelp')}
          required
          {...field('version')}
        />
        <TextInput label={t('files.vendor')} {...field('vendor')} />
        <TextInput label={t('files.model')} {...field('model')} />
        {busy && <Progress value={progress * 100} aria-label={t('files.progress')} />}
        <Button type="submit" loading={busy}>
          {t('files.upload')}
        </Button>
      </Stack>
    </form>
  );
};
