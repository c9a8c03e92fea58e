import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { stepUp, stepUpWithCode } from '@laadpoort/contract/accounts/step-up';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { answerStepUp } from '#lib/sign-in/step-up.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { SecondFactorForm } from '#ui/second-factor/second-factor-form.tsx';

const cancel = () => answerStepUp(false);

/** Asks who one is before what is grave; the request that needed it then goes on. */
export const StepUpDialog = () => {
  const { t } = useTranslation('accounts');
  const { secondFactor } = useMe();
  return (
    <OpenDialog onClose={cancel} title={t('stepUp.title')}>
      {secondFactor === 'set-up' ? (
        <SecondFactorForm
          endpoint={stepUpWithCode}
          text={t('stepUp.codeText')}
          onCancel={cancel}
          onShown={() => answerStepUp(true)}
        />
      ) : (
        <WithPassword />
      )}
    </OpenDialog>
  );
};

const WithPassword = () => {
  const { t } = useTranslation(['accounts', 'ui']);
  const prove = useApiMutation(stepUp);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: stepUp.body,
    initialValues: { password: '' },
    submit: async (body) => {
      await prove.mutateAsync({ body });
      answerStepUp(true);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{t('stepUp.text')}</Text>
        <PasswordInput
          label={t('stepUp.password')}
          required
          data-autofocus
          autoComplete="current-password"
          {...field('password')}
        />
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
