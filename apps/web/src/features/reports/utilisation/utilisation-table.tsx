import type { Utilisation } from '@laadpoort/contract/reports/utilisation';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useConnectorColumn } from '../frame/use-connector-column.ts';

/** How each connector was used. */
export const UtilisationTable = ({ rows }: Pick<Utilisation, 'rows'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const format = useFormat();
  const connector = useConnectorColumn();
  const share = (seconds: number, of: number) => (of === 0 ? '–' : format.share(seconds / of));
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ chargePointId, connectorId }) => `${chargePointId}/${connectorId}`}
      columns={[
        connector,
        {
          id: 'occupied',
          header: t('occupied'),
          numeric: true,
          sortValue: (row) => row.occupiedSeconds,
          cell: (row) => share(row.occupiedSeconds, row.availableSeconds),
        },
        {
          id: 'charging',
          header: t('charging'),
          numeric: true,
          sortValue: (row) => row.occupiedSeconds - row.idleSeconds,
          cell: (row) => share(row.occupiedSeconds - row.idleSeconds, row.availableSeconds),
        },
        {
          id: 'idle',
          header: t('idle'),
          numeric: true,
          sortValue: (row) => row.idleSeconds,
          cell: (row) => format.duration(row.idleSeconds),
        },
        {
          id: 'sessions',
          header: t('sessions'),
          numeric: true,
          sortValue: (row) => row.sessions,
          cell: (row) => format.count(row.sessions),
        },
        {
          id: 'perDay',
          header: t('perDay'),
          numeric: true,
          sortValue: (row) => row.sessionsPerDay ?? 0,
          cell: ({ sessionsPerDay }) => (sessionsPerDay === null ? '–' : format.tenths(sessionsPerDay)),
        },
      ]}
    />
  );
};
