import {
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import {
  declareParty,
  partyBodySchema,
  type Party,
  type PartyBody,
} from '@laadpoort/contract/settlement/party';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { PARTY_KINDS, type PartyKind } from '@laadpoort/domain/settlement/party';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { useCountryName } from './use-country-name.ts';

/** Where private people and others may live; the other kinds are Dutch. */
const COUNTRIES = [
  'NL',
  'BE',
  'DE',
  'LU',
  'FR',
  'AT',
  'BG',
  'CH',
  'CY',
  'CZ',
  'DK',
  'EE',
  'ES',
  'FI',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LV',
  'MT',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

interface Values {
  kind: PartyKind;
  name: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  kvk: string;
  vatId: string;
  validFrom: string;
}

const asksKvk = (kind: PartyKind) => kind === 'kor' || kind === 'very-small' || kind === 'vat-nl';
const asksVatId = (kind: PartyKind) => kind === 'kor' || kind === 'vat-nl';

/** What is asked of this kind of party, and nothing that was typed for another one. */
const bodyOf = ({ kvk, vatId, ...values }: Values) => ({
  ...values,
  ...(asksKvk(values.kind) && { kvk, country: 'NL' }),
  ...(asksVatId(values.kind) && { vatId: vatId.trim() === '' && values.kind === 'kor' ? null : vatId }),
});

/** The API's schema: typing errors are reported before anything is sent. */
const formSchema = z.preprocess((values) => bodyOf(values as Values), partyBodySchema);

interface Props {
  readonly party: Party | null;
  readonly onSaved: () => void;
  readonly onCancel: (() => void) | undefined;
}

export const PartyForm = ({ party, onSaved, onCancel }: Props) => {
  const { t } = useTranslation('settlement');
  const countryName = useCountryName();
  const [today] = useState(() => dayOf(new Date(), ACCOUNT_TIME_ZONE));
  const declare = useApiMutation(declareParty);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema: formSchema,
    initialValues: {
      kind: party?.kind ?? 'private',
      name: party?.name ?? '',
      street: party?.street ?? '',
      postalCode: party?.postalCode ?? '',
      city: party?.city ?? '',
      country: party?.country ?? 'NL',
      kvk: party?.kvk ?? '',
      vatId: party?.vatId ?? '',
      validFrom: today,
    },
    submit: async (values) => {
      await declare.mutateAsync({ body: bodyOf(values) as PartyBody });
      toast(t('party.saved'));
      onSaved();
    },
  });
  const { kind } = form.getValues();
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={560}>
        {failure !== null && <ErrorNote error={failure} />}
        <NativeSelect
          label={t('party.kind')}
          description={t(`party.means.${kind}`)}
          data={PARTY_KINDS.map((value) => ({ value, label: t(`party.kinds.${value}`) }))}
          {...field('kind')}
        />
        <TextInput
          label={t('party.name')}
          description={t('party.nameHelp')}
          required
          autoComplete="organization"
          {...field('name')}
        />
        <PartyAddress field={field} />
        {!asksKvk(kind) && (
          <NativeSelect
            label={t('party.country')}
            data={COUNTRIES.map((value) => ({ value, label: countryName(value) }))}
            {...field('country')}
          />
        )}
        <PartyNumbers kind={kind} field={field} />
        <TextInput
          type="date"
          label={t('party.validFrom')}
          description={t('party.validFromHelp')}
          required
          {...field('validFrom')}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('party.save')}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('party.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
};

interface PartyNumbersProps {
  readonly kind: PartyKind;
  readonly field: (name: 'kvk' | 'vatId') => TextInputProps;
}

/** By which the tax office and the chamber of commerce know it. */
const PartyNumbers = ({ kind, field }: PartyNumbersProps) => {
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

const PartyAddress = ({ field }: PartyAddressProps) => {
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
