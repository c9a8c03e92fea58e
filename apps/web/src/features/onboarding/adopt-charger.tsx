import { Button, Modal, Stack } from '@mantine/core';
import { openAdoptionWindow } from '@laadpoort/contract/onboarding/endpoints';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { WindowInputs } from './window-inputs.tsx';

interface Props {
  stationId: string;
  opened: boolean;
  onClose: () => void;
}

/** An owner expects a charger at one of their stations. */
export const AdoptCharger = ({ opened, onClose, stationId }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')}>
      <AdoptForm stationId={stationId} onOpened={onClose} />
    </Modal>
  );
};

const AdoptForm = ({ stationId, onOpened }: { stationId: string; onOpened: () => void }) => {
  const { t } = useTranslation('onboarding');
  const open = useApiMutation(openAdoptionWindow);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: openAdoptionWindow.body,
    initialValues: { identity: '', connectors: 1, minutes: 30 },
    submit: async (body) => {
      await open.mutateAsync({ params: { stationId }, body });
      toast(t('opened'));
      onOpened();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <WindowInputs
          field={field}
          identityHelp={t('identityHelp')}
          identityRequired
          minutes={form.values.minutes}
          onMinutes={(minutes) => form.setFieldValue('minutes', minutes)}
        />
        <Button type="submit" loading={busy}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
};
