import { Alert } from '@mantine/core';
import { importBankFile } from '@laadpoort/contract/settlement/bank-files';
import { ApiError } from '@laadpoort/contract/wire/client';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '#lib/upload-file.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { FileForm } from '#ui/forms/file-form.tsx';
import { useFieldWords } from '#ui/words/use-field-words.ts';

const NAME_LENGTH = 120;

/** What is wrong with a file, if the API says so: `body`, or `body.17` for its 17th entry. */
const problemOf = (failure: unknown) => {
  const field = failure instanceof ApiError ? failure.body.fields?.[0] : undefined;
  return field && { code: field.code, entry: field.path.split('.')[1] };
};

/** Reads a file of the bank, all of it or nothing. */
export const ImportBankFile = ({ onRead }: { onRead: () => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  return (
    <FileForm
      words={{
        text: t('files.text'),
        file: t('columns.file'),
        choose: t('files.choose'),
        progress: t('files.progress'),
        send: t('files.import'),
      }}
      accept=".xml,text/xml,application/xml"
      send={async (body, onProgress) => {
        const query = { name: body.name.slice(-NAME_LENGTH) };
        const { file, wasReadBefore } = await uploadFile(importBankFile, { query, body }, onProgress);
        const { matched, notMatched } = file;
        toast(wasReadBefore ? t('files.before') : t('files.done', { matched, notMatched }));
        onRead();
      }}
      refused={(failure) => <Failure failure={failure} />}
    />
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
