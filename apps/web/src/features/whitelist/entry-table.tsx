import { Badge, EmptyState } from '@mantine/core';
import type { WhitelistEntry } from '@laadpoort/contract/whitelist';
import { IconCreditCard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useNow } from '#lib/use-now.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { EntryActions } from './entry-actions.tsx';
import { stationsQuery } from './queries.ts';

interface Props {
  entries: readonly WhitelistEntry[] | undefined;
  /** How many chargers have each entry on their own card list. */
  inChargers: readonly { entryId: string; expectedChargers: number; upToDateChargers: number }[] | undefined;
  onEdit: (entry: WhitelistEntry) => void;
}

export const EntryTable = ({ entries, inChargers, onEdit }: Props) => {
  const { t } = useTranslation('whitelist');
  const mayManage = useMay('whitelist.manage');
  const { data } = useQuery(stationsQuery);
  const stationNames = ({ stationIds }: WhitelistEntry) =>
    stationIds.length === 0
      ? t('allStations')
      : stationIds.map((id) => data?.stations.find((station) => station.id === id)?.name ?? '…').join(', ');
  const chargers = ({ id }: WhitelistEntry) => {
    const count = inChargers?.find(({ entryId }) => entryId === id);
    return count && count.expectedChargers > 0
      ? t('lists.count', { upToDate: count.upToDateChargers, expected: count.expectedChargers })
      : '–';
  };
  return (
    <DataTable
      caption={t('entries')}
      rows={entries}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<IconCreditCard aria-hidden />}
          title={t('empty.title')}
          description={t('empty.text')}
        />
      }
      columns={[
        {
          id: 'description',
          header: t('columns.description'),
          sortValue: ({ description }) => description,
          cell: ({ description }) => description,
        },
        { id: 'uid', header: t('columns.uid'), cell: ({ uidMasked }) => <code>{uidMasked}</code> },
        {
          id: 'network',
          header: t('columns.network'),
          cell: ({ network }) => network ?? t('unknownNetwork'),
        },
        { id: 'group', header: t('group'), cell: ({ group }) => group ?? '–' },
        { id: 'stations', header: t('columns.stations'), cell: stationNames },
        {
          id: 'lastUsed',
          header: t('columns.lastUsed'),
          sortValue: ({ lastUsedAt }) => lastUsedAt ?? '',
          cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} short /> : t('never')),
        },
        { id: 'chargers', header: t('columns.chargers'), cell: chargers },
        { id: 'state', header: t('columns.state'), cell: (entry) => <EntryState entry={entry} /> },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (entry) => mayManage && <EntryActions entry={entry} onEdit={() => onEdit(entry)} />,
        },
      ]}
    />
  );
};

const stateOf = ({ blocked, validFrom, validUntil }: WhitelistEntry, now: Date) => {
  if (blocked) return 'blocked';
  if (validUntil && new Date(validUntil) <= now) return 'expired';
  return validFrom && new Date(validFrom) > now ? 'notYet' : 'active';
};

const colors = { blocked: 'red', expired: 'gray', notYet: 'amber', active: 'moss' };

const EntryState = ({ entry }: { entry: WhitelistEntry }) => {
  const { t } = useTranslation('whitelist');
  const state = stateOf(entry, useNow());
  return (
    <Badge variant="light" size="lg" tt="none" color={colors[state]}>
      {t(state)}
    </Badge>
  );
};
