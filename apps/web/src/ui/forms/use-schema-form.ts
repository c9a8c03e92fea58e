import { schemaResolver, useForm } from '@mantine/form';
import type { z } from 'zod';
import { useFieldWords } from '../words/use-field-words.ts';
import { useSubmission } from './use-submission.ts';

/** Gives an input its value, change handler and error text; `path` is dotted. */
export type Field = (path: string, kind?: 'input' | 'checkbox') => InputProps;

type InputProps = Omit<ReturnType<ReturnType<typeof useForm>['getInputProps']>, 'error'> & {
  readonly error: string | undefined;
  readonly 'aria-invalid'?: true;
};

interface Options<Values extends object> {
  readonly schema: z.ZodType;
  readonly initialValues: Values;
  /** Sends the form; errors are shown, those of fields at the field. */
  readonly submit: (values: Values) => Promise<unknown>;
}

/**
 * A form checked by the same schema in the browser and in the API. Errors are codes with texts in both languages;
 * nothing typed is lost when the API refuses, and the first invalid field gets the focus.
 */
export const useSchemaForm = <Values extends object>({ schema, initialValues, submit }: Options<Values>) => {
  const words = useFieldWords();
  const form = useForm<Values>({ initialValues, validate: schemaResolver(schema, { sync: true }) });

  const field: Field = (path, kind = 'input') => {
    const { error, ...props } = form.getInputProps(path, { type: kind });
    // Mantine's password field does not set it itself.
    return { ...props, error: words(error), ...(error ? { 'aria-invalid': true } : {}) };
  };

  const focusFirst = (paths: readonly string[]) => paths[0] && form.getInputNode(paths[0])?.focus();

  const { busy, failure, send } = useSubmission((codes) => {
    form.setErrors(codes);
    focusFirst(Object.keys(codes));
  });

  return {
    form,
    busy,
    /** The API's refusal, for an ErrorNote. */
    failure,
    field,
    onSubmit: form.onSubmit(
      (values) => void send(() => submit(values)),
      (errors) => focusFirst(Object.keys(errors)),
    ),
  };
};
