import { Alert, List } from '@mantine/core';
import { importNetworkCards } from '@laadpoort/contract/settlement/network-cards';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '#lib/upload-file.ts';
import { toast } from '#ui/feedback/toast.ts';
import { FileForm } from '#ui/forms/file-form.tsx';
import { useFieldWords } from '#ui/words/use-field-words.ts';

type Problems = EndpointResult<typeof importNetworkCards>['problems'];

interface Props {
  readonly networkId: string;
  readonly onImported: () => void;
}

/** A file of cards: all of it is taken, or what is wrong with it is shown. */
export const ImportCards = ({ networkId, onImported }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const [problems, setProblems] = useState<Problems>([]);
  return (
    <FileForm
      words={{
        text: t('file.text'),
        file: t('file.file'),
        choose: t('file.choose'),
        progress: t('file.progress'),
        send: t('file.send'),
      }}
      accept=".csv,.txt,text/csv"
      send={async (body, onProgress) => {
        setProblems([]);
        const answer = await uploadFile(importNetworkCards, { params: { networkId }, body }, onProgress);
        setProblems(answer.problems);
        if (answer.problems.length > 0) return;
        toast(t('file.done', { added: answer.added, changed: answer.changed }));
        onImported();
      }}
    >
      {problems.length > 0 && <WrongLines problems={problems} />}
    </FileForm>
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
