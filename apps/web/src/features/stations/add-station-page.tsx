import { Button, Stack } from '@mantine/core';
import { createStation } from '@laadpoort/contract/stations/endpoints';
import { stationBodySchema } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { AddressInputs } from './address-inputs.tsx';
import { ChargerInputs, newCharger, withoutEmptyIdentity } from './connection/charger-inputs.tsx';
import { ConnectCharger } from './connection/connect-charger.tsx';

/** First the form; then, in its place, the details to enter in the charger and the progress. */
const AddStationPage = () => {
  const { t } = useTranslation('stations');
  const create = useApiMutation(createStation);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: stationBodySchema,
    initialValues: { name: '', street: '', postalCode: '', city: '', chargePoint: newCharger() },
    submit: async (values) => {
      const chargePoint = withoutEmptyIdentity(values.chargePoint);
      await create.mutateAsync({ body: { ...values, chargePoint } });
      // The form is gone, and the focus with it: continue at the top of the page.
      document.querySelector('main')?.focus();
      window.scrollTo(0, 0);
    },
  });
  if (create.data)
    return (
      <Page title={t('connect.title')} intro={t('connect.intro')}>
        <ConnectCharger details={create.data} />
      </Page>
    );
  return (
    <Page title={t('form.title')} intro={t('form.intro')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg" maw={640}>
          {failure !== null && <ErrorNote error={failure} />}
          <Section title={t('form.place')}>
            <Stack>
              <AddressInputs field={field} />
            </Stack>
          </Section>
          <Section title={t('form.charger')}>
            <ChargerInputs
              field={field}
              prefix="chargePoint."
              connectors={form.values.chargePoint.connectors}
              onConnectors={(connectors) => form.setFieldValue('chargePoint.connectors', connectors)}
            />
          </Section>
          <Button type="submit" size="md" loading={busy}>
            {t('form.submit')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
};

export { AddStationPage as Component };
