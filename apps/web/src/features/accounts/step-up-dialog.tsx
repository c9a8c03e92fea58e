import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { stepUp, stepUpWithCode } from '@laadpoort/contract/accounts/step-up';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { answerStepUp } from '#lib/step-up.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PasskeyButton } from '#ui/passkey/passkey-button.tsx';

const cancel = () => answerStepUp(false);

/** Asks who one is before what is grave; the request that needed it then goes on. */
export const StepUpDialog = () => {
  const { t } = useTranslation('accounts');
  const { secondFactor } = useMe();
  return (
    <OpenDialog onClose={cancel} title={t('stepUp.title')}>
      {secondFactor === 'set-up' ? <WithCode /> : <WithPassword />}
    </OpenDialog>
  );
};

const WithPassword = () => {
  const { t } = useTranslation('accounts');
  const prove = useApiMutation(stepUp);
  const form = useSchemaForm({
    schema: stepUp.body,
    initialValues: { password: '' },
    submit: async (body) => {
      await prove.mutateAsync({ body });
      answerStepUp(true);
    },
  });
  return (
    <Proof {...form} text={t('stepUp.text')}>
      <PasswordInput
        label={t('stepUp.password')}
        required
        data-autofocus
        autoComplete="current-password"
        {...form.field('password')}
      />
    </Proof>
  );
};

const WithCode = () => {
  const { t } = useTranslation('accounts');
  const prove = useApiMutation(stepUpWithCode);
  const form = useSchemaForm({
    schema: stepUpWithCode.body,
    initialValues: { code: '' },
    submit: async (body) => {
      await prove.mutateAsync({ body });
      answerStepUp(true);
    },
  });
  return (
    <Proof {...form} text={t('stepUp.codeText')}>
      <TextInput
        label={t('stepUp.code')}
        description={t('stepUp.codeHelp')}
        required
        data-autofocus
        autoComplete="one-time-code"
        spellCheck={false}
        {...form.field('code')}
      />
      <PasskeyButton onShown={() => answerStepUp(true)} />
    </Proof>
  );
};

interface ProofProps extends Pick<ReturnType<typeof useSchemaForm>, 'failure' | 'busy' | 'onSubmit'> {
  readonly text: string;
  readonly children: ReactNode;
}

const Proof = ({ text, failure, busy, onSubmit, children }: ProofProps) => {
  const { t } = useTranslation(['accounts', 'ui']);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{text}</Text>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('ui:dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('stepUp.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
