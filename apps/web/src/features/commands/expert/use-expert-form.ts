import { ApiError } from '@laadpoort/contract/wire/client';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { useId, useState, type FormEvent } from 'react';
import { useFieldWords } from '#ui/words/use-field-words.ts';
import { expertDefaults } from './expert-defaults.ts';
import { expertFields, type ExpertAction } from './expert-fields.ts';
import { expertRequest, type ExpertValues } from './expert-request.ts';

/** A request from the expert console. */
export interface ExpertOrder {
  readonly request: CommandRequest;
  readonly reason: string;
  readonly force: boolean;
}

type Codes = Readonly<Record<string, string>>;

const PREFIX = 'body.command.';

/** The API's error codes, by path in the request. */
const refusedFields = (error: unknown): Codes =>
  error instanceof ApiError
    ? Object.fromEntries(
        (error.body.fields ?? []).map(({ path, code }) => [
          path.startsWith(PREFIX) ? path.slice(PREFIX.length) : path.replace(/^body\./, ''),
          code,
        ]),
      )
    : {};

const focusOn = (formId: string, [path]: readonly string[]) =>
  document.getElementById(`${formId}-${path}`)?.focus();

/** The form of one action: its values, its errors, and the resulting request. */
export const useExpertForm = (
  action: ExpertAction,
  given: ExpertValues,
  send: (order: ExpertOrder) => Promise<unknown>,
) => {
  const id = useId();
  const words = useFieldWords();
  const fields = expertFields(action);
  const [values, setValues] = useState<ExpertValues>(() => ({
    ...expertDefaults(action, fields, new Date()),
    ...given,
  }));
  const [reason, setReason] = useState('');
  const [force, setForce] = useState(false);
  const [codes, setCodes] = useState<Codes>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { request, valid, problems } = expertRequest(action, fields, values);

  const submit = async () => {
    const isReasonMissing = !reasonSchema.safeParse(reason).success;
    const wrong = { ...problems, ...(isReasonMissing ? { reason: 'required' } : {}) };
    setCodes(wrong);
    setFailure(null);
    if (valid === null || isReasonMissing) return focusOn(id, Object.keys(wrong));
    setBusy(true);
    try {
      await send({ request: valid, reason, force });
    } catch (error) {
      const refused = refusedFields(error);
      setCodes(refused);
      setFailure(error);
      focusOn(id, Object.keys(refused));
    }
    setBusy(false);
  };

  const errors = Object.fromEntries(Object.entries(codes).map(([path, code]) => [path, words(code) ?? '']));
  return {
    id,
    fields,
    values,
    change: (path: string, value: ExpertValues[string]) => setValues({ ...values, [path]: value }),
    reason,
    setReason,
    force,
    setForce,
    request,
    errors,
    failure,
    busy,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void submit();
    },
  };
};
