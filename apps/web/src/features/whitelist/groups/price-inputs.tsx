import { NativeSelect, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';
import type { GroupValues } from './group-values.ts';

interface PriceProps {
  readonly kind: GroupValues['price']['kind'];
  /** The owner gets what is typed, whatever its label. */
  readonly hasNoVat: boolean;
  readonly field: Field;
}

export const PriceInputs = ({ kind, hasNoVat, field }: PriceProps) => {
  const { t } = useTranslation('whitelist');
  return (
    <>
      <Radio.Group label={t('groups.price')} {...field('price.kind')}>
        <Stack gap="xs" mt="xs">
          <Radio value="discount" label={t('groups.kind.discount')} />
          <Radio value="own" label={t('groups.kind.own')} />
          <Radio value="free" label={t('groups.kind.free')} />
        </Stack>
      </Radio.Group>
      {kind === 'discount' && (
        <TextInput
          label={t('groups.percent')}
          inputMode="numeric"
          autoComplete="off"
          required
          {...field('price.percent')}
        />
      )}
      {kind === 'own' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('groups.pricePerKwh')}
            inputMode="decimal"
            autoComplete="off"
            required
            {...field('price.pricePerKwh')}
          />
          {!hasNoVat && (
            <NativeSelect
              label={t('groups.vat')}
              data={[
                { value: 'incl', label: t('groups.vatIncl') },
                { value: 'excl', label: t('groups.vatExcl') },
              ]}
              {...field('price.vatBasis')}
            />
          )}
        </SimpleGrid>
      )}
    </>
  );
};

interface BudgetProps {
  readonly unit: GroupValues['budget']['unit'];
  readonly field: Field;
}

export const BudgetInputs = ({ unit, field }: BudgetProps) => {
  const { t } = useTranslation('whitelist');
  const units = ['none', 'kwh', 'euro'] as const;
  const periods = ['day', 'week', 'month'] as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: unit === 'none' ? 1 : 3 }}>
      <NativeSelect
        label={t('groups.budget')}
        data={units.map((value) => ({ value, label: t(`groups.unit.${value}`) }))}
        {...field('budget.unit')}
      />
      {unit !== 'none' && (
        <>
          <TextInput
            label={t('groups.limit')}
            inputMode="decimal"
            autoComplete="off"
            required
            {...field('budget.limit')}
          />
          <NativeSelect
            label={t('groups.period')}
            data={periods.map((value) => ({ value, label: t(`groups.each.${value}`) }))}
            {...field('budget.period')}
          />
        </>
      )}
    </SimpleGrid>
  );
};
