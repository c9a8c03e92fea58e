import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { chooseKey } from '@laadpoort/contract/connections';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  chargePointId: string;
  onSaved: () => void;
}

/** Stores the existing password of a charger that cannot be given a new one. */
export const ChooseKey = ({ chargePointId, onSaved }: Props) => {
  const { t } = useTranslation('stations');
  const choose = useApiMutation(chooseKey);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: chooseKey.body,
    initialValues: { key: '' },
    submit: async (body) => {
      await choose.mutateAsync({ params: { chargePointId }, body });
      toast(t('configuration.security.chosen'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text size="sm">{t('configuration.security.chooseText')}</Text>
        <PasswordInput
          label={t('configuration.security.chooseKey')}
          description={t('configuration.security.chooseHelp')}
          required
          data-autofocus
          autoComplete="off"
          {...field('key')}
        />
        <Button type="submit" loading={busy}>
          {t('configuration.security.chooseSave')}
        </Button>
      </Stack>
    </form>
  );
};
