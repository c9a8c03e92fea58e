import { Alert, Button, FileInput, List, Progress, Stack, Text } from '@mantine/core';
import { importNetworkCards } from '@laadpoort/contract/settlement/networks';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
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

type Problems = EndpointResult<typeof importNetworkCards>['problems'];

interface Props {
  readonly networkId: string;
  readonly onImported: () => void;
}

/** A file of cards: all of it is taken, or what is wrong with it is shown. */
export const ImportCards = ({ networkId, onImported }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const [progress, setProgress] = useState(0);
  const [problems, setProblems] = useState<Problems>([]);
  const { field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { file: null },
    submit: async ({ file }) => {
      if (file === null) return;
      setProgress(0);
      setProblems([]);
      const answer = await withStepUp(() =>
        uploadFile(importNetworkCards, { params: { networkId }, body: file }, setProgress),
      );
      setProblems(answer.problems);
      if (answer.problems.length > 0) return;
      await refreshTopics(importNetworkCards.changes);
      toast(t('file.done', { added: answer.added, changed: answer.changed }));
      onImported();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{t('file.text')}</Text>
        <FileInput
          label={t('file.file')}
          placeholder={t('file.choose')}
          accept=".csv,.txt,text/csv"
          required
          {...field('file')}
        />
        {problems.length > 0 && <WrongLines problems={problems} />}
        {busy && <Progress value={progress * 100} aria-label={t('file.progress')} />}
        <Button type="submit" loading={busy}>
          {t('file.send')}
        </Button>
      </Stack>
    </form>
  );
};

const WrongLines = ({ problems }: { problems: Problems }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const words = useFieldWords();
  const place = ({ line, field }: Problems[number]) => {
    if (line === 0) return t('file.whole');
    return field === '' ? t('file.line', { line }) : t('file.lineField', { line, field });
  };
  return (
    <Alert color="red" role="alert" title={t('file.wrong')}>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={`${problem.line} ${problem.field}`}>
            {`${place(problem)}: ${words(problem.code) ?? problem.code}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};
