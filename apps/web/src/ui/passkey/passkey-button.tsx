import { Alert, Button } from '@mantine/core';
import { beginProof, proveWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#lib/api.ts';
import { canUsePasskeys, signWithPasskey } from '#lib/passkey.ts';
import { ErrorNote } from '../feedback/error-note.tsx';
import { useSubmission } from '../forms/use-submission.ts';

/** Shows who one is with a passkey. */
export const PasskeyButton = ({ onShown }: { onShown: () => unknown }) => {
  const { t } = useTranslation('ui');
  const [isUnused, setUnused] = useState(false);
  const { busy, failure, send } = useSubmission(() => undefined);
  const show = async () => {
    setUnused(false);
    const { options } = await client.call(beginProof, {});
    const credential = await signWithPasskey(options);
    if (credential === null) return setUnused(true);
    await client.call(proveWithPasskey, { body: { credential } });
    await onShown();
  };
  if (!canUsePasskeys()) return null;
  return (
    <>
      {failure !== null && <ErrorNote error={failure} />}
      {isUnused && (
        <Alert role="alert" color="red">
          {t('passkey.unused')}
        </Alert>
      )}
      <Button variant="default" loading={busy} onClick={() => void send(show)}>
        {t('passkey.use')}
      </Button>
    </>
  );
};
