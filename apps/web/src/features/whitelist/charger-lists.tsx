import { Button, Stack, Text } from '@mantine/core';
import { sendLocalList, type LocalList } from '@laadpoort/contract/local-list';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { ListState } from './list-state.tsx';

const isWaiting = ({ state, connected, expectedCards }: LocalList) =>
  connected && (state === 'behind' || state === 'failed' || (state === 'unknown' && expectedCards > 0));

/** Which chargers have the cards on their own card list, and the button to send it. */
export const ChargerLists = ({ lists }: { lists: readonly LocalList[] | undefined }) => {
  const { t } = useTranslation('whitelist');
  const maySend = useMay('commands.operate');
  const send = useApiMutation(sendLocalList);
  return (
    <Stack>
      {send.error && <ErrorNote error={send.error} />}
      <DataTable
        caption={t('lists.title')}
        rows={lists}
        rowKey={({ chargePointId }) => chargePointId}
        empty={<Text size="sm">{t('lists.empty')}</Text>}
        columns={[
          { id: 'station', header: t('lists.station'), cell: ({ stationName }) => stationName },
          { id: 'charger', header: t('lists.charger'), cell: ({ serialNumber }) => serialNumber },
          { id: 'state', header: t('columns.state'), cell: (list) => <ListState list={list} /> },
          {
            id: 'actions',
            header: t('columns.actions'),
            hiddenHeader: true,
            cell: (list) =>
              maySend &&
              isWaiting(list) && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('lists.sendTo', { charger: list.serialNumber })}
                  onClick={() =>
                    send.mutate(
                      { params: { chargePointId: list.chargePointId } },
                      { onSuccess: () => toast(t('lists.asked')) },
                    )
                  }
                >
                  {t('lists.send')}
                </Button>
              ),
          },
        ]}
      />
    </Stack>
  );
};
