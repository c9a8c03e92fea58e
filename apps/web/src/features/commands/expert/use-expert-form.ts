import { reasonSchema } from '@laadpoort/contract/wire/values';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { useId, useState, type FormEvent } from 'react';
import { useStationZone } from '#lib/station-zone.ts';
import { useSubmission, type FieldCodes } from '#ui/forms/use-submission.ts';
import { useFieldWords } from '#ui/words/use-field-words.ts';
import { expertDefaults } from './expert-defaults.ts';
import { expertFields, type ExpertAction } from './expert-fields.ts';
import { expertRequest, type ExpertValues } from './expert-request.ts';

/** A request from the expert console. */
export interface ExpertCommand {
  readonly request: CommandRequest;
  readonly reason: string;
  readonly force: boolean;
}

/** The fields of the request, without the `command` that holds it. */
const requestFields = (codes: FieldCodes): FieldCodes =>
  Object.fromEntries(Object.entries(codes).map(([path, code]) => [path.replace(/^command\./, ''), code]));

const focusOn = (formId: string, [path]: readonly string[]) =>
  document.getElementById(`${formId}-${path}`)?.focus();

/** The form of one action: its values, its errors, and the resulting request. */
export const useExpertForm = (
  action: ExpertAction,
  given: ExpertValues,
  send: (command: ExpertCommand) => Promise<unknown>,
) => {
  const id = useId();
  const words = useFieldWords();
  const timeZone = useStationZone();
  const fields = expertFields(action);
  const [values, setValues] = useState<ExpertValues>(() => ({
    ...expertDefaults(action, fields, new Date(), timeZone),
    ...given,
  }));
  const [reason, setReason] = useState('');
  const [force, setForce] = useState(false);
  const [codes, setCodes] = useState<FieldCodes>({});
  const {
    busy,
    failure,
    send: submission,
    forgive,
  } = useSubmission((refused) => {
    const ofRequest = requestFields(refused);
    setCodes(ofRequest);
    focusOn(id, Object.keys(ofRequest));
  });
  const { request, valid, problems } = expertRequest(action, fields, values, timeZone);

  const submit = async () => {
    const isReasonMissing = !reasonSchema.safeParse(reason).success;
    const wrong = { ...problems, ...(isReasonMissing ? { reason: 'required' } : {}) };
    setCodes(wrong);
    forgive();
    if (valid === null || isReasonMissing) return focusOn(id, Object.keys(wrong));
    await submission(() => send({ request: valid, reason, force }));
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
