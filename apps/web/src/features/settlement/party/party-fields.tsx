import { SimpleGrid, TextInput, type TextInputProps } from '@mantine/core';
import type { PartyKind } from '@laadpoort/domain/settlement/party';
import { useTranslation } from 'react-i18next';

export const asksKvk = (kind: PartyKind) => kind === 'kor' || kind === 'very-small' || kind === 'vat-nl';
export const asksVatId = (kind: PartyKind) => kind === 'kor' || kind === 'vat-nl';

interface PartyNumbersProps {
  readonly kind: PartyKind;
  readonly field: (name: 'kvk' | 'vatId') => TextInputProps;
}

/** By which the tax office and the chamber of commerce know it. */
export const PartyNumbers = ({ kind, field }: PartyNumbersProps) => {
  const { t } = useTranslation('settlement');
  return (
    <>
      {asksKvk(kind) && (
        <TextInput
          label={t('party.kvk')}
          description={t('party.kvkHelp')}
          required
          inputMode="numeric"
          {...field('kvk')}
        />
      )}
      {asksVatId(kind) && (
        <TextInput
          label={t(kind === 'kor' ? 'party.vatIdOptional' : 'party.vatId')}
          description={t('party.vatIdHelp')}
          required={kind === 'vat-nl'}
          spellCheck={false}
          {...field('vatId')}
        />
      )}
    </>
  );
};

interface PartyAddressProps {
  readonly field: (name: 'street' | 'postalCode' | 'city') => TextInputProps;
}

export const PartyAddress = ({ field }: PartyAddressProps) => {
  const { t } = useTranslation('settlement');
  return (
    <>
      <TextInput label={t('party.street')} required autoComplete="street-address" {...field('street')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('party.postalCode')}
          required
          autoComplete="postal-code"
          {...field('postalCode')}
        />
        <TextInput label={t('party.city')} required autoComplete="address-level2" {...field('city')} />
      </SimpleGrid>
    </>
  );
};
