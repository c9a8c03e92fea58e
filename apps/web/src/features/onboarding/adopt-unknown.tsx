import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { openSupportAdoptionWindow } from '@laadpoort/contract/onboarding/endpoints';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PairingDetails } from './pairing-details.tsx';
import { StationChoice } from './station-choice.tsx';
import { identityInputSchema, WindowInputs } from './window-inputs.tsx';

interface Props {
  /** `null` keeps it closed; empty means whichever charger shows the code. */
  identity: string | null;
  onClose: () => void;
}

const { body } = openSupportAdoptionWindow;
const formSchema = z.object({
  ...body.shape,
  identity: identityInputSchema,
  stationId: z.uuid({ error: 'required' }),
});

/** Support adopts a charger for a station of any account. */
export const AdoptUnknown = ({ identity, onClose }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <Modal opened={identity !== null} onClose={onClose} title={t('title')} size="lg">
      {identity !== null && <AdoptForm identity={identity} onClose={onClose} />}
    </Modal>
  );
};

const AdoptForm = ({ identity: known, onClose }: { identity: string; onClose: () => void }) => {
  const { t } = useTranslation('onboarding');
  const open = useApiMutation(openSupportAdoptionWindow);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: formSchema,
    initialValues: { identity: known, connectors: 1, minutes: 30, reason: '', stationId: '' },
    submit: ({ stationId, identity, ...window }) =>
      open.mutateAsync({ params: { stationId }, body: { ...window, identity: identity || null } }),
  });
  const { stationId, minutes } = form.values;
  if (open.data) return <PairingDetails pairing={open.data.pairing} onClose={onClose} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <StationChoice value={stationId} onChange={(id) => form.setFieldValue('stationId', id)} />
        <WindowInputs
          field={field}
          minutes={minutes}
          onMinutes={(value) => form.setFieldValue('minutes', value)}
        />
        <Textarea
          label={t('unknown.reason')}
          description={t('unknown.reasonHelp')}
          required
          {...field('reason')}
        />
        <Button type="submit" loading={busy} disabled={stationId === ''}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
};
