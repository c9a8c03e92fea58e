import { Button, Stack, Text } from '@mantine/core';
import type { AccessGroup } from '@laadpoort/contract/access-groups';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useGroupWords } from '#ui/words/use-group-words.ts';
import { accessGroupsQuery, stationsQuery } from '../queries.ts';
import { GroupForm } from './group-form.tsx';
import { GroupActions } from './group-actions.tsx';

/** The access groups of the account: for who may change them. */
export const GroupsSection = () => {
  const { t } = useTranslation('whitelist');
  const query = useQuery(accessGroupsQuery);
  const [editing, setEditing] = useState<AccessGroup | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Section
      title={t('groups.title')}
      intro={t('groups.intro')}
      actions={
        <Button variant="default" onClick={() => setEditing('new')}>
          {t('groups.add')}
        </Button>
      }
    >
      <UnlessFailed query={query}>
        <GroupTable groups={query.data?.groups} onEdit={setEditing} />
      </UnlessFailed>
      {editing && (
        <OpenDialog onClose={close} title={t(editing === 'new' ? 'groups.add' : 'groups.edit')}>
          <GroupForm group={editing === 'new' ? null : editing} onSaved={close} />
        </OpenDialog>
      )}
    </Section>
  );
};

interface TableProps {
  readonly groups: readonly AccessGroup[] | undefined;
  readonly onEdit: (group: AccessGroup) => void;
}

const GroupTable = ({ groups, onEdit }: TableProps) => {
  const { t } = useTranslation('whitelist');
  const format = useFormat();
  const words = useGroupWords();
  const { data } = useQuery(stationsQuery);
  const stationNames = ({ stationIds }: AccessGroup) =>
    stationIds.length === 0
      ? t('allStations')
      : stationIds.map((id) => data?.stations.find((station) => station.id === id)?.name ?? '…').join(', ');
  return (
    <DataTable
      caption={t('groups.title')}
      rows={groups}
      rowKey={({ id }) => id}
      empty={t('groups.empty')}
      columns={[
        { id: 'name', header: t('groups.name'), sortValue: ({ name }) => name, cell: ({ name }) => name },
        { id: 'who', header: t('groups.who'), cell: (group) => <People group={group} /> },
        { id: 'stations', header: t('columns.stations'), cell: stationNames },
        {
          id: 'windows',
          header: t('groups.windows'),
          cell: ({ windows }) =>
            windows.length === 0 ? t('groups.always') : windows.map(format.window).join('; '),
        },
        { id: 'price', header: t('groups.price'), cell: ({ price }) => words.price(price) },
        { id: 'budget', header: t('groups.budget'), cell: ({ budget }) => words.budget(budget) },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (group) => <GroupActions group={group} onEdit={() => onEdit(group)} />,
        },
      ]}
    />
  );
};

/** Each with what is left, or has been charged this month where there is no budget. */
const People = ({ group: { cards, members, budget } }: { group: AccessGroup }) => {
  const words = useGroupWords();
  const people = [
    ...members.map(({ id, name, use }) => ({ id, name, use })),
    ...cards.map(({ uid, description, use }) => ({ id: uid, name: description, use })),
  ];
  return (
    <Stack gap={0}>
      {people.map(({ id, name, use }) => (
        <Text key={id} span size="sm">
          {`${name}: ${words.left(budget, use)}`}
        </Text>
      ))}
    </Stack>
  );
};
