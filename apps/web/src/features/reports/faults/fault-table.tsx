import { Anchor, Stack, Text } from '@mantine/core';
import type { Fault } from '@laadpoort/contract/reports/faults';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useWords } from '#ui/words/use-words.ts';

const secondsOf = ({ at, endedAt }: Fault): number | null =>
  endedAt === null ? null : (Date.parse(endedAt) - Date.parse(at)) / 1_000;

/** Each fault, how long it lasted, and what was done. */
export const FaultTable = ({ rows }: { readonly rows: readonly Fault[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'faults' });
  const { t: tPlace } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const format = useFormat();
  const actions = useWords('commands', 'expert.actions');
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: 'at', header: t('at'), cell: ({ at, timeZone }) => format.dateTime(at, timeZone) },
        {
          id: 'connector',
          header: tPlace('connector'),
          cell: ({ stationName, serialNumber, connectorId, chargePointId }) => (
            <Anchor component={Link} to={`/devices/${chargePointId}/events`}>
              {tPlace('place', { station: stationName, serial: serialNumber, connector: connectorId })}
            </Anchor>
          ),
        },
        {
          id: 'code',
          header: t('code'),
          cell: ({ errorCode, vendorErrorCode, info }) => (
            <Stack gap={0}>
              <span>{[errorCode, vendorErrorCode].filter((each) => each !== null).join(' · ')}</span>
              {info !== null && <Text size="sm">{info}</Text>}
            </Stack>
          ),
        },
        {
          id: 'lasted',
          header: t('lasted'),
          numeric: true,
          cell: (row) => {
            const seconds = secondsOf(row);
            return seconds === null ? t('lasts') : format.duration(seconds);
          },
        },
        {
          id: 'action',
          header: t('action'),
          cell: ({ action }) => (action === null ? '–' : (actions(action) ?? action)),
        },
        {
          id: 'before',
          header: t('before'),
          numeric: true,
          cell: ({ timesBefore }) => format.count(timesBefore),
        },
      ]}
    />
  );
};
