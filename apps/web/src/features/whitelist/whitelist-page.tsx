import { Button, Stack } from '@mantine/core';
import type { WhitelistEntry } from '@laadpoort/contract/whitelist';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { AddEntry, type CardToAdd } from './add-entry.tsx';
import { ChargerLists } from './charger-lists.tsx';
import { EditEntry } from './edit-entry.tsx';
import { EntryTable } from './entry-table.tsx';
import { GroupsSection } from './groups/groups-section.tsx';
import { localListsQuery, whitelistQuery } from './queries.ts';
import { RefusedCards } from './refused-cards.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(whitelistQuery);
  return null;
};

const WhitelistPage = () => {
  const { t } = useTranslation('whitelist');
  const mayManage = useMay('whitelist.manage');
  const whitelist = useQuery(whitelistQuery);
  const { data } = whitelist;
  const local = useQuery(localListsQuery);
  const [adding, setAdding] = useState<CardToAdd | null>(null);
  const [editing, setEditing] = useState<WhitelistEntry | null>(null);
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={mayManage && <Button onClick={() => setAdding('typed')}>{t('add')}</Button>}
    >
      <UnlessFailed query={whitelist}>
        <Stack gap="lg">
          <Section title={t('entries')}>
            <EntryTable entries={data?.entries} inChargers={local.data?.entries} onEdit={setEditing} />
          </Section>
          {mayManage && <GroupsSection />}
          <Section title={t('lists.title')} intro={t('lists.intro')}>
            <UnlessFailed query={local}>
              <ChargerLists lists={local.data?.lists} />
            </UnlessFailed>
          </Section>
          <Section title={t('refused.title')} intro={t('refused.intro')}>
            <RefusedCards
              cards={data?.refused}
              onWhitelist={setAdding}
              onEdit={(entryId) => setEditing(data?.entries.find(({ id }) => id === entryId) ?? null)}
            />
          </Section>
        </Stack>
      </UnlessFailed>
      <AddEntry card={adding} onClose={() => setAdding(null)} />
      <EditEntry entry={editing} onClose={() => setEditing(null)} />
    </Page>
  );
};

export { WhitelistPage as Component };
