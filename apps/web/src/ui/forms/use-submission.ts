import { ApiError } from '@laadpoort/contract/wire/client';
import { useState } from 'react';

/** Error codes by the path of their field in the body. */
export type FieldCodes = Readonly<Record<string, string>>;

/** The API names a field `body.city`; a form knows it as `city`. */
const refusedFields = (error: unknown): FieldCodes =>
  error instanceof ApiError
    ? Object.fromEntries(
        (error.body.fields ?? [])
          .filter(({ path }) => path.startsWith('body.'))
          .map(({ path, code }) => [path.slice('body.'.length), code]),
      )
    : {};

/** Sending a form: whether it is under way, and the API's refusal with the fields it names. */
export const useSubmission = (onRefused: (codes: FieldCodes) => void) => {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (submit: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await submit();
    } catch (error) {
      onRefused(refusedFields(error));
      setFailure(error);
    }
    setBusy(false);
  };
  return { busy, failure, send, forgive: () => setFailure(null) };
};
