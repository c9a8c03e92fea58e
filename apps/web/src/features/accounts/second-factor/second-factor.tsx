import { Button, Group, Stack, Text } from '@mantine/core';
import {
  beginSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@laadpoort/contract/accounts/second-factor';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { Passkeys } from './passkeys.tsx';
import { secondFactorQuery } from '../queries.ts';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';

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

interface Props {
  readonly onCodes: (codes: readonly string[] | null) => void;
}

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

const InUse = ({ left, onCodes }: Props & { left: number }) => {
  const { t } = useTranslation('accounts');
  const renew = useApiMutation(renewRecoveryCodes);
  return (
    <>
      <Text>{t('secondFactor.inUse', { count: left })}</Text>
      {renew.error && <ErrorNote error={renew.error} />}
      <Button
        variant="default"
        loading={renew.isPending}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => renew.mutate({}, { onSuccess: (made) => onCodes(made.recoveryCodes) })}
      >
        {t('secondFactor.renew')}
      </Button>
    </>
  );
};

const RemoveApp = ({ onCodes }: Props) => {
  const { t } = useTranslation('accounts');
  const [removing, setRemoving] = useState(false);
  return (
    <Group justify="space-between">
      <Text fw={600}>{t('secondFactor.app')}</Text>
      <Button
        variant="default"
        aria-label={`${t('secondFactor.remove')}: ${t('secondFactor.app')}`}
        onClick={() => setRemoving(true)}
      >
        {t('secondFactor.remove')}
      </Button>
      {removing && <Remove onCodes={onCodes} onClose={() => setRemoving(false)} />}
    </Group>
  );
};

const Remove = ({ onCodes, onClose }: Props & { onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const remove = useApiMutation(removeSecondFactor);
  const confirm = () =>
    remove.mutate(
      {},
      {
        onSuccess: () => {
          onCodes(null);
          toast(t('secondFactor.removed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('secondFactor.removeTitle')}
      confirm={t('secondFactor.remove')}
      danger
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text>{t('secondFactor.removeText')}</Text>
    </ConfirmDialog>
  );
};
