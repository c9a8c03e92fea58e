import type { AvailabilityReport } from '@laadpoort/contract/reports/availability';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useConnectorColumn } from '../frame/use-connector-column.ts';
import { useUptime } from './use-uptime.ts';

/** How long each charging point was up, and what kept it from that. */
export const AvailabilityTable = ({ rows }: Pick<AvailabilityReport, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'availability' });
  const connector = useConnectorColumn();
  const format = useFormat();
  const uptimeText = useUptime();
  const times = ['up', 'faulted', 'offline', 'planned', 'unknown'] as const;
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ chargePointId, connectorId }) => `${chargePointId}/${connectorId}`}
      columns={[
        connector,
        {
          id: 'uptime',
          header: t('uptime'),
          numeric: true,
          sortValue: ({ uptime }) => uptime ?? 0,
          cell: ({ uptime }) => uptimeText(uptime),
        },
        ...times.map((name) => ({
          id: name,
          header: t(name),
          numeric: true,
          sortValue: (row: AvailabilityReport['rows'][number]) => row[`${name}Seconds`],
          cell: (row: AvailabilityReport['rows'][number]) => format.duration(row[`${name}Seconds`]),
        })),
        {
          id: 'starts',
          header: t('starts'),
          numeric: true,
          sortValue: ({ starts }) => starts,
          cell: ({ starts, failedStarts }) =>
            t('startsOf', { given: format.count(starts - failedStarts), starts: format.count(starts) }),
        },
      ]}
    />
  );
};
