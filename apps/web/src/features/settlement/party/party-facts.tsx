import { DataList, Text } from '@mantine/core';
import type { Party } from '@laadpoort/contract/settlement/party';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from './use-country-name.ts';
import { useFormat } from '#lib/use-format.ts';
import { When } from '#ui/times/when.tsx';

/** Who is reimbursed, as it was declared. */
export const PartyFacts = ({ party }: { party: Party }) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  const countryName = useCountryName();
  const { kind, name, street, postalCode, city, country, kvk, vatId, validFrom } = party;
  return (
    <DataList>
      <Fact label={t('party.kind')}>
        <span>
          {t(`party.kinds.${kind}`)}
          <Text size="sm" c="dimmed">
            {t(`party.means.${kind}`)}
          </Text>
        </span>
      </Fact>
      <Fact label={t('party.name')}>{name}</Fact>
      <Fact label={t('party.address')}>{`${street}, ${postalCode} ${city}, ${countryName(country)}`}</Fact>
      {kvk !== null && <Fact label={t('party.kvk')}>{kvk}</Fact>}
      {vatId !== null && <Fact label={t('party.vatId')}>{vatId}</Fact>}
      <Fact label={t('party.since')}>{format.date(validFrom)}</Fact>
      <Fact label={t('party.declared')}>
        <span>
          <When at={party.declaredAt} />{' '}
          {party.declaredBy && t('party.declaredBy', { name: party.declaredBy })}
        </span>
      </Fact>
    </DataList>
  );
};

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <DataList.Item>
    <DataList.ItemLabel>{label}</DataList.ItemLabel>
    <DataList.ItemValue>{children}</DataList.ItemValue>
  </DataList.Item>
);
