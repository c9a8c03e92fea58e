import { Button, Stack, Text } from '@mantine/core';
import { beginSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { Passkeys } from './passkeys.tsx';
import { secondFactorQuery } from '../queries.ts';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { type Props, InUse, RemoveApp } from './app-in-use.tsx';

/** Codes from an app and passkeys, asked for besides the password. */
export const SecondFactor = () => {
  const { t } = useTranslation('accounts');
  const query = useQuery(secondFactorQuery);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  return (
    <Section title={t('secondFactor.title')} intro={t('secondFactor.intro')}>
      <Loaded query={query} loading={null}>
        {({ hasApp, passkeys, recoveryCodesLeft }) => (
          <Stack maw={480} align="stretch">
            {recoveryCodes !== null && <RecoveryCodes codes={recoveryCodes} />}
            {(hasApp || passkeys.length > 0) && <InUse left={recoveryCodesLeft} onCodes={setRecoveryCodes} />}
            {hasApp ? <RemoveApp onCodes={setRecoveryCodes} /> : <Begin onCodes={setRecoveryCodes} />}
            <Passkeys passkeys={passkeys} onCodes={setRecoveryCodes} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};

const RecoveryCodes = ({ codes }: { codes: readonly string[] }) => {
  const { t } = useTranslation('accounts');
  return (
    <>
      <Text>{t('secondFactor.codesText')}</Text>
      <CopyLine label={t('secondFactor.codes')} value={codes.join('\n')} />
    </>
  );
};

const Begin = ({ onCodes }: Props) => {
  const { t } = useTranslation('accounts');
  const begin = useApiMutation(beginSecondFactor);
  if (begin.data) return <SetUpSecondFactor {...begin.data} onCodes={onCodes} />;
  return (
    <>
      {begin.error && <ErrorNote error={begin.error} />}
      <Button
        variant="default"
        loading={begin.isPending}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => begin.mutate({})}
      >
        {t('secondFactor.begin')}
      </Button>
    </>
  );
};
