import { Alert, Button, FileInput, Progress, Stack, Text } from '@mantine/core';
import { importBankFile } from '@laadpoort/contract/settlement/bank-files';
import { ApiError } from '@laadpoort/contract/wire/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { refreshTopics } from '#lib/api.ts';
import { withStepUp } from '#lib/step-up.ts';
import { uploadFile } from '#lib/upload-file.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { useFieldWords } from '#ui/words/use-field-words.ts';

interface Values {
  file: File | null;
}

const schema = z.custom<Values>().refine(({ file }) => file !== null, { path: ['file'], error: 'required' });
const NAME_LENGTH = 120;

/** What is wrong with a file, if the API says so: `body`, or `body.17` for its 17th entry. */
const problemOf = (failure: unknown) => {
  const field = failure instanceof ApiError ? failure.body.fields?.[0] : undefined;
  return field && { code: field.code, entry: field.path.split('.')[1] };
};

/** Reads a file of the bank, all of it or nothing. */
export const ImportBankFile = ({ onRead }: { onRead: () => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const [progress, setProgress] = useState(0);
  const { field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { file: null },
    submit: async ({ file }) => {
      if (file === null) return;
      setProgress(0);
      const query = { name: file.name.slice(-NAME_LENGTH) };
      const answer = await withStepUp(() => uploadFile(importBankFile, { query, body: file }, setProgress));
      await refreshTopics(importBankFile.changes);
      const { matched, notMatched } = answer.file;
      toast(answer.wasReadBefore ? t('files.before') : t('files.done', { matched, notMatched }));
      onRead();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <Failure failure={failure} />}
        <Text>{t('files.text')}</Text>
        <FileInput
          label={t('columns.file')}
          placeholder={t('files.choose')}
          accept=".xml,text/xml,application/xml"
          required
          {...field('file')}
        />
        {busy && <Progress value={progress * 100} aria-label={t('files.progress')} />}
        <Button type="submit" loading={busy}>
          {t('files.import')}
        </Button>
      </Stack>
    </form>
  );
};

const Failure = ({ failure }: { failure: unknown }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const words = useFieldWords();
  const problem = problemOf(failure);
  if (!problem) return <ErrorNote error={failure} />;
  const { code, entry } = problem;
  return (
    <Alert color="red" role="alert" title={t('files.refused')}>
      {entry === undefined ? words(code) : t('files.entry', { entry, problem: words(code) ?? code })}
    </Alert>
  );
};
