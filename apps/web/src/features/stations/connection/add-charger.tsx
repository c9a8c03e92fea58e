import { Button, Modal, Stack } from '@mantine/core';
import { addChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { chargePointBodySchema } from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { ChargerInputs, newCharger, withoutEmptyIdentity } from './charger-inputs.tsx';
import { ConnectCharger } from './connect-charger.tsx';

interface Props {
  stationId: string;
  opened: boolean;
  onClose: () => void;
}

/** Adds another charger to an existing station. */
export const AddCharger = ({ stationId, opened, onClose }: Props) => {
  const { t } = useTranslation('stations');
  return (
    <Modal opened={opened} onClose={onClose} title={t('form.chargerTitle')} size="lg">
      <ChargerForm stationId={stationId} />
    </Modal>
  );
};

const ChargerForm = ({ stationId }: { stationId: string }) => {
  const { t } = useTranslation('stations');
  const add = useApiMutation(addChargePoint);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: chargePointBodySchema,
    initialValues: newCharger(),
    submit: (values) => add.mutateAsync({ params: { stationId }, body: withoutEmptyIdentity(values) }),
  });
  if (add.data) return <ConnectCharger details={add.data} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <ChargerInputs
          field={field}
          prefix=""
          connectors={form.values.connectors}
          onConnectors={(connectors) => form.setFieldValue('connectors', connectors)}
        />
        <Button type="submit" loading={busy}>
          {t('form.submitCharger')}
        </Button>
      </Stack>
    </form>
  );
};
