import {
  Alert,
  Button,
  Fieldset,
  Radio,
  type RadioGroupProps,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { setPricingPolicy, type pricingSchema } from '@laadpoort/contract/tariffs';
import { validatePricingPolicy } from '@laadpoort/domain/tariffs/validate-pricing-policy';
import { isWithoutVat } from '@laadpoort/domain/tariffs/vat';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { ComponentInputs } from './component-inputs.tsx';
import { PricePreview } from './price-preview.tsx';
import { typedPricingSchema, valuesOf, type PricingValues } from './pricing-values.ts';
import { partyQuery } from './queries.ts';
import { rateOf } from './rate-of.ts';

type Pricing = z.output<typeof pricingSchema>;

interface Props {
  stationId: string;
  pricing: Pricing;
  onSaved: () => void;
}

/** The rate and what else is charged for, with a preview of its effect, then **Set pricing policy**. */
export const PricingForm = ({ stationId, pricing, onSaved }: Props) => {
  const { t } = useTranslation('tariffs');
  const { timeZone } = pricing;
  const schema = typedPricingSchema(timeZone);
  const set = useApiMutation(setPricingPolicy);
  const { data: declared } = useQuery(partyQuery);
  const hasNoVat = isWithoutVat(declared?.party?.kind ?? null);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<PricingValues>({
    schema,
    initialValues: valuesOf(pricing),
    submit: async (values) => {
      await set.mutateAsync({
        params: { stationId },
        body: { ...schema.parse(values), ...(hasNoVat && { vatBasis: 'excl' }) },
      });
      toast(t(values.validFrom === '' ? 'form.saved' : 'form.planned'));
      onSaved();
    },
  });
  const { values } = form;
  const check = validatePricingPolicy(values.pricePerKwh, pricing.current && rateOf(pricing.current));
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('form.rate')}
          description={t('form.rateHelp')}
          inputMode="decimal"
          autoComplete="off"
          required
          data-autofocus
          {...field('pricePerKwh')}
        />
        {hasNoVat ? <Text size="sm">{t('form.noVat')}</Text> : <VatChoice field={field('vatBasis')} />}
        {check.ok &&
          check.warnings.map((warning) => (
            <Alert key={warning} color="amber">
              {t(`warning.${warning}`)}
            </Alert>
          ))}
        <Fieldset legend={t('form.more')}>
          <ComponentInputs
            components={values.further}
            onChange={(further) => form.setFieldValue('further', further)}
            field={field}
          />
        </Fieldset>
        <TextInput
          type="datetime-local"
          label={t('form.validFrom')}
          description={t('form.validFromHelp')}
          {...field('validFrom')}
        />
        <Preview pricing={pricing} values={values} />
        <Text size="sm">{t('form.running', { count: pricing.runningSessions })}</Text>
        <Text size="sm" c="dimmed">
          {t('form.next')}
        </Text>
        <Button type="submit" size="md" loading={busy}>
          {t('form.submit')}
        </Button>
      </Stack>
    </form>
  );
};

const VatChoice = ({ field }: { field: Omit<RadioGroupProps, 'children'> }) => {
  const { t } = useTranslation('tariffs');
  return (
    <Radio.Group label={t('form.vat')} description={t('form.vatHelp')} {...field}>
      <Stack gap="xs" mt="xs">
        <Radio value="incl" label={t('form.vatIncl')} />
        <Radio value="excl" label={t('form.vatExcl')} />
      </Stack>
    </Radio.Group>
  );
};

const Preview = ({ pricing, values }: { pricing: Pricing; values: PricingValues }) => {
  const { t } = useTranslation('tariffs');
  const { current, timeZone } = pricing;
  const typed = typedPricingSchema(timeZone).safeParse(values);
  if (!typed.success) return null;
  const { further, pricePerKwh } = typed.data;
  const after = { components: [...further, { kind: 'energy' as const, pricePerKwh }], timeZone };
  return (
    <div>
      <Title order={3}>{t('form.preview')}</Title>
      <PricePreview before={current && { ...current, timeZone }} after={after} />
    </div>
  );
};
