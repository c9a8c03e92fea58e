import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';

/** Name and address of a station. */
export const AddressInputs = ({ field }: { field: Field }) => {
  const { t } = useTranslation('stations');
  return (
    <>
      <TextInput label={t('form.name')} description={t('form.nameHelp')} required {...field('name')} />
      <TextInput label={t('form.street')} required autoComplete="street-address" {...field('street')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('form.postalCode')}
          required
          autoComplete="postal-code"
          {...field('postalCode')}
        />
        <TextInput label={t('form.city')} required autoComplete="address-level2" {...field('city')} />
      </SimpleGrid>
    </>
  );
};
