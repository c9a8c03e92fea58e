import { Button, FileInput, Progress, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { ErrorNote } from '../feedback/error-note.tsx';
import { useSchemaForm } from './use-schema-form.ts';

interface Values {
  file: File | null;
}

const schema = z.custom<Values>().refine(({ file }) => file !== null, { path: ['file'], error: 'required' });

interface Words {
  /** What the file is for. */
  readonly text: string;
  readonly file: string;
  readonly choose: string;
  readonly progress: string;
  readonly send: string;
}

interface Props {
  readonly words: Words;
  /** As an `<input>` takes it. */
  readonly accept: string;
  /** Sends the file and says from 0 to 1 how much of it has gone. */
  readonly send: (file: File, onProgress: (ratio: number) => void) => Promise<unknown>;
  /** How the API's refusal is shown, if not by its code. */
  readonly refused?: (failure: unknown) => ReactNode;
  /** What is wrong with the file that was sent. */
  readonly children?: ReactNode;
}

/** A form of one file. */
export const FileForm = ({ words, accept, send, refused, children }: Props) => {
  const [progress, setProgress] = useState(0);
  const { field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { file: null },
    submit: async ({ file }) => {
      if (file === null) return;
      setProgress(0);
      await send(file, setProgress);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && (refused?.(failure) ?? <ErrorNote error={failure} />)}
        <Text>{words.text}</Text>
        <FileInput
          label={words.file}
          placeholder={words.choose}
          accept={accept}
          required
          {...field('file')}
        />
        {children}
        {busy && <Progress value={progress * 100} aria-label={words.progress} />}
        <Button type="submit" loading={busy}>
          {words.send}
        </Button>
      </Stack>
    </form>
  );
};
