import { Alert, Button, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { pricingPolicyBodySchema, setPricingPolicy, type pricingSchema } from '@laadpoort/contract/tariffs';
import { validatePricingPolicy } from '@laadpoort/domain/tariffs/validate-pricing-policy';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { PricePreview } from './price-preview.tsx';
import { rateOf } from './rate-of.ts';

type Pricing = z.output<typeof pricingSchema>;
type Values = z.input<typeof pricingPolicyBodySchema>;

/** The body's schema, with tolerance for how people type prices: `0,35` and `€ 0.35`. */
const typedPolicySchema = z.object({
  pricePerKwh: z.string().transform((typed, context) => {
    const check = validatePricingPolicy(typed, null);
    if (check.ok) return check.pricePerKwh;
    context.addIssue({ code: 'custom', message: check.reason });
    return z.NEVER;
  }),
  vatBasis: pricingPolicyBodySchema.shape.vatBasis,
});

interface Props {
  stationId: string;
  pricing: Pricing;
  onSaved: () => void;
}

/** The rate with a preview of its effect, then **Set pricing policy**. */
export const PricingForm = ({ stationId, pricing, onSaved }: Props) => {
  const { t } = useTranslation('tariffs');
  const before = pricing.current ? rateOf(pricing.current) : null;
  const set = useApiMutation(setPricingPolicy);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema: typedPolicySchema,
    initialValues: { pricePerKwh: before ?? '', vatBasis: pricing.current?.vatBasis ?? 'incl' },
    submit: async (values) => {
      await set.mutateAsync({ params: { stationId }, body: typedPolicySchema.parse(values) });
      toast(t('form.saved'));
      onSaved();
    },
  });
  const check = validatePricingPolicy(form.values.pricePerKwh, before);
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
        <Radio.Group label={t('form.vat')} description={t('form.vatHelp')} {...field('vatBasis')}>
          <Stack gap="xs" mt="xs">
            <Radio value="incl" label={t('form.vatIncl')} />
            <Radio value="excl" label={t('form.vatExcl')} />
          </Stack>
        </Radio.Group>
        {check.ok &&
          check.warnings.map((warning) => (
            <Alert key={warning} color="amber">
              {t(`warning.${warning}`)}
            </Alert>
          ))}
        {check.ok && (
          <div>
            <Title order={3}>{t('form.preview')}</Title>
            <PricePreview before={before} after={check.pricePerKwh} />
          </div>
        )}
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
