import { Button, Modal, Stack } from '@mantine/core';
import { updateStation } from '@laadpoort/contract/stations/endpoints';
import { addressFields, type Station } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { AddressInputs } from '../address-inputs.tsx';

const addressSchema = z.object(addressFields);

interface Props {
  station: Station;
  opened: boolean;
  onClose: () => void;
}

export const EditAddress = ({ station, opened, onClose }: Props) => {
  const { t } = useTranslation('stations');
  return (
    <Modal opened={opened} onClose={onClose} title={t('overview.edit')}>
      <AddressForm station={station} onSaved={onClose} />
    </Modal>
  );
};

const AddressForm = ({ station, onSaved }: { station: Station; onSaved: () => void }) => {
  const { t } = useTranslation(['stations', 'ui']);
  const update = useApiMutation(updateStation);
  const { name, street, postalCode, city } = station;
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: addressSchema,
    initialValues: { name, street, postalCode, city },
    submit: async (body) => {
      await update.mutateAsync({ params: { stationId: station.id }, body });
      toast(t('form.saved'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <AddressInputs field={field} />
        <Button type="submit" loading={busy}>
          {t('ui:save')}
        </Button>
      </Stack>
    </form>
  );
};
