import { Button, Modal, Stack } from '@mantine/core';
import { openAdoptionWindow } from '@laadpoort/contract/onboarding/endpoints';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PairingDetails } from './pairing-details.tsx';
import { identityInputSchema, WindowInputs } from './window-inputs.tsx';

interface Props {
  stationId: string;
  opened: boolean;
  onClose: () => void;
}

const formSchema = z.object({ ...openAdoptionWindow.body.shape, identity: identityInputSchema });

/** An owner expects a charger at one of their stations. */
export const AdoptCharger = ({ opened, onClose, stationId }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')}>
      <AdoptForm stationId={stationId} onClose={onClose} />
    </Modal>
  );
};

const AdoptForm = ({ stationId, onClose }: Pick<Props, 'stationId' | 'onClose'>) => {
  const { t } = useTranslation('onboarding');
  const open = useApiMutation(openAdoptionWindow);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: formSchema,
    initialValues: { identity: '', connectors: 1, minutes: 30 },
    submit: ({ identity, ...window }) =>
      open.mutateAsync({ params: { stationId }, body: { ...window, identity: identity || null } }),
  });
  if (open.data) return <PairingDetails pairing={open.data.pairing} onClose={onClose} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <WindowInputs
          field={field}
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
