import { Button, List, Skeleton, Stack, Text } from '@mantine/core';
import type { PartyAnswer } from '@laadpoort/contract/settlement/party';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { AgreementSection } from '../agreement/agreement-section.tsx';
import { agreementQuery, partyQuery } from '../queries.ts';
import { PartyFacts } from './party-facts.tsx';
import { PartyForm } from './party-form.tsx';
import { YearLimit } from './year-limit.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(partyQuery);
  void queryClient.prefetchQuery(agreementQuery);
  return null;
};

const PartyTab = () => {
  const { t } = useTranslation('settlement');
  const query = useQuery(partyQuery);
  return (
    <Stack gap="lg">
      <Section title={t('party.title')} intro={t('party.intro')}>
        <Loaded query={query} loading={<Skeleton height={160} />}>
          {(answer) => <Current {...answer} />}
        </Loaded>
      </Section>
      <AgreementSection />
    </Stack>
  );
};

const Current = ({ party, coming, yearLimit }: PartyAnswer) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  const mayChange = useMay('account.manage');
  const [changing, setChanging] = useState(false);
  const isFirst = party === null && coming.length === 0;
  return (
    <Stack>
      {party ? <PartyFacts party={party} /> : <Text>{t('party.none')}</Text>}
      {coming.length > 0 && (
        <List>
          {coming.map(({ validFrom, kind, name }) => (
            <List.Item key={validFrom}>
              {t('party.coming', { day: format.date(validFrom), kind: t(`party.kinds.${kind}`), name })}
            </List.Item>
          ))}
        </List>
      )}
      {yearLimit && <YearLimit yearLimit={yearLimit} />}
      {!mayChange && <Text c="dimmed">{t('party.onlyOwner')}</Text>}
      {mayChange && !isFirst && !changing && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setChanging(true)}>
          {t('party.change')}
        </Button>
      )}
      {mayChange && (isFirst || changing) && (
        <PartyForm
          party={party}
          onSaved={() => setChanging(false)}
          onCancel={isFirst ? undefined : () => setChanging(false)}
        />
      )}
    </Stack>
  );
};

export { PartyTab as Component };
