import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import {
  canUsePasskeys,
  signWithPasskey,
  type PasskeyOptions,
  type UsedPasskey,
} from '#lib/sign-in/passkey.ts';
import { ErrorNote } from '../feedback/error-note.tsx';
import { useSubmission } from '../forms/use-submission.ts';

interface Props {
  readonly label: string;
  /** Said when the browser's dialog was closed, or found none. */
  readonly unused: string;
  readonly ask: () => Promise<{ readonly options: PasskeyOptions }>;
  readonly onUsed: (credential: UsedPasskey) => Promise<unknown>;
}

/** Shows who one is with a passkey. */
export const PasskeyButton = ({ label, unused, ask, onUsed }: Props) => {
  const [isUnused, setUnused] = useState(false);
  const { busy, failure, send } = useSubmission(() => undefined);
  const show = async () => {
    setUnused(false);
    const { options } = await ask();
    const credential = await signWithPasskey(options);
    if (credential === null) return setUnused(true);
    await onUsed(credential);
  };
  if (!canUsePasskeys()) return null;
  return (
    <>
      {failure !== null && <ErrorNote error={failure} />}
      {isUnused && (
        <Alert role="alert" color="red">
          {unused}
        </Alert>
      )}
      <Button variant="default" size="md" loading={busy} onClick={() => void send(show)}>
        {label}
      </Button>
    </>
  );
};
