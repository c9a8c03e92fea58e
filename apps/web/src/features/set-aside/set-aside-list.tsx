import { Anchor, Stack, Text } from '@mantine/core';
import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import type { Decisions } from './decisions.ts';
import { DismissDialog } from './dismiss-dialog.tsx';
import { useSetAsideWords } from './set-aside-words.ts';
import { Actions } from './set-aside-actions.tsx';

interface Props {
  readonly list: { readonly items: readonly SetAsideItem[]; readonly more: boolean } | undefined;
  readonly devicePath: '/devices' | '/support/devices';
  readonly withAccount?: boolean;
  /** Absent for people with read-only access. */
  readonly decisions: Decisions | undefined;
}

/** What was set aside, newest first, and what to do with each. */
export const SetAsideList = ({ list, devicePath, withAccount = false, decisions }: Props) => {
  const { t } = useTranslation('setAside');
  const words = useSetAsideWords();
  const [open, setOpen] = useState<{ item: SetAsideItem; dialog: 'assign' | 'dismiss' } | null>(null);
  const close = () => setOpen(null);
  return (
    <Stack>
      <DataTable
        caption={t('title')}
        rows={list?.items}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        empty={
          <>
            <Text fw={650}>{t('empty.title')}</Text>
            <Text c="dimmed">{t('empty.text')}</Text>
          </>
        }
        columns={[
          { id: 'what', header: t('columns.what'), cell: (item) => <What item={item} /> },
          {
            id: 'where',
            header: t('columns.where'),
            cell: ({ stationName: station, serialNumber, accountName, chargePointId, chargerRemoved }) => (
              <Text inherit>
                {chargerRemoved ? (
                  t('removed', { serialNumber, station })
                ) : (
                  <Anchor component={Link} to={`${devicePath}/${chargePointId}`} inherit>
                    {t('charger', { serialNumber, station })}
                  </Anchor>
                )}
                {withAccount && ` · ${accountName}`}
              </Text>
            ),
          },
          {
            id: 'received',
            header: t('columns.received'),
            cell: ({ receivedAt, timeZone }) => <When at={receivedAt} timeZone={timeZone} short />,
          },
          {
            id: 'actions',
            header: t('columns.actions'),
            hiddenHeader: true,
            cell: (item) =>
              decisions && (
                <Actions
                  item={item}
                  name={words.title(item)}
                  onOpen={(dialog) => setOpen({ item, dialog })}
                />
              ),
          },
        ]}
      />
      {list?.more && <Text size="sm">{t('more', { count: list.items.length })}</Text>}
      {decisions && open?.dialog === 'assign' && (
        <AssignDialog item={open.item} decisions={decisions} onClose={close} />
      )}
      {decisions && open?.dialog === 'dismiss' && (
        <DismissDialog item={open.item} decisions={decisions} onClose={close} />
      )}
    </Stack>
  );
};

const What = ({ item }: { item: SetAsideItem }) => {
  const { t } = useTranslation('setAside');
  const words = useSetAsideWords();
  return (
    <Stack gap={2}>
      <Text fw={650}>{words.title(item)}</Text>
      <Text size="sm">{words.facts(item)}</Text>
      {item.message !== null && (
        <Text size="sm" component="code" style={{ overflowWrap: 'anywhere' }}>
          {item.message}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {item.possible.length === 0 ? t('noneFits') : t('possible', { count: item.possible.length })}
      </Text>
    </Stack>
  );
};
