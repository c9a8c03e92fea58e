import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { beginProof, proveWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import { type enterSecondFactor, getSecondFactorKinds } from '@laadpoort/contract/accounts/second-factor';
import type { stepUpWithCode } from '@laadpoort/contract/accounts/step-up';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, apiClient, refreshTopics } from '#lib/api.ts';
import { ErrorNote } from '../feedback/error-note.tsx';
import { Loaded } from '../feedback/loaded.tsx';
import { useSchemaForm } from '../forms/use-schema-form.ts';
import { PasskeyButton } from './passkey-button.tsx';

interface Props {
  /** Takes a code. */
  readonly endpoint: typeof enterSecondFactor | typeof stepUpWithCode;
  readonly onShown: () => unknown;
  readonly text?: string;
  readonly onCancel?: () => void;
}

/** Asks for what the person has: a code from the app, a passkey, or a recovery code when neither is at hand. */
export const SecondFactorForm = (props: Props) => {
  const query = useQuery(apiQuery(getSecondFactorKinds, {}));
  return (
    <Loaded query={query} loading={null}>
      {(kinds) => <Form {...props} kinds={kinds} />}
    </Loaded>
  );
};

type Kinds = EndpointResult<typeof getSecondFactorKinds>;

const Form = ({ endpoint, onShown, text, onCancel, kinds }: Props & { kinds: Kinds }) => {
  const { t } = useTranslation('ui');
  const [lacksPasskey, setLacksPasskey] = useState(false);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: endpoint.body,
    initialValues: { code: '' },
    submit: async (body) => {
      await apiClient.call(endpoint, { body });
      void refreshTopics(endpoint.changes);
      await onShown();
    },
  });
  const asksCode = kinds.app || !kinds.passkey || lacksPasskey;
  const of = kinds.app ? 'app' : 'recovery';
  const cancel = onCancel && (
    <Button variant="default" size="md" onClick={onCancel}>
      {t('dialog.cancel')}
    </Button>
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        {text !== undefined && <Text>{text}</Text>}
        {asksCode && (
          <>
            <TextInput
              label={t(`secondFactor.${of}.label`)}
              description={t(`secondFactor.${of}.help`)}
              autoComplete="one-time-code"
              spellCheck={false}
              data-autofocus
              size="md"
              {...field('code')}
            />
            <Group justify="flex-end">
              {cancel}
              <Button type="submit" size="md" loading={busy} flex={cancel ? undefined : 1}>
                {t('secondFactor.submit')}
              </Button>
            </Group>
          </>
        )}
        {kinds.passkey && <UsePasskey onShown={onShown} />}
        {!asksCode && (
          <>
            <Text>
              <Anchor component="button" type="button" onClick={() => setLacksPasskey(true)}>
                {t('secondFactor.passkey.lacks')}
              </Anchor>
            </Text>
            {cancel && <Group justify="flex-end">{cancel}</Group>}
          </>
        )}
      </Stack>
    </form>
  );
};

const UsePasskey = ({ onShown }: Pick<Props, 'onShown'>) => {
  const { t } = useTranslation('ui');
  return (
    <PasskeyButton
      label={t('secondFactor.passkey.use')}
      unused={t('secondFactor.passkey.unused')}
      ask={() => apiClient.call(beginProof, {})}
      onUsed={async (credential) => {
        await apiClient.call(proveWithPasskey, { body: { credential } });
        await onShown();
      }}
    />
  );
};
