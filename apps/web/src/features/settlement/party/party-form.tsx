import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
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
import { PARTY_COUNTRIES } from './countries.ts';
import { asksKvk, asksVatId, PartyNumbers, PartyAddress } from './party-fields.tsx';

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
            data={PARTY_COUNTRIES.map((value) => ({ value, label: countryName(value) }))}
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
