import { Button, Group } from '@mantine/core';
import type { ChargePoint, Connector } from '@laadpoort/contract/charge-points/charge-point';
import { connectorText } from '@laadpoort/domain/stations/power-type';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';
import { StatusBadge } from '#ui/status/status-badge.tsx';
import { connectorOperations, type Operation } from './operation.ts';

interface Props {
  device: ChargePoint;
  disabled: boolean;
  onChoose: (operation: Operation) => void;
}

/** The flyer's table `# · Connector · Fixed cable`: each charging point with its available operations. */
export const ConnectorOperations = ({ device, disabled, onChoose }: Props) => {
  const { t } = useTranslation('commands');
  const buttons = (connector: Connector) => (
    <Group gap={6} justify="flex-end">
      {connectorOperations(connector).map((operation) => (
        <Button
          key={operation.name}
          size="xs"
          variant="default"
          disabled={disabled}
          aria-label={t('of', { operation: t(operation.name), number: connector.connectorId })}
          onClick={() => onChoose(operation)}
        >
          {t(operation.name)}
        </Button>
      ))}
    </Group>
  );
  return (
    <DataTable
      caption={t('points')}
      rows={device.connectors}
      rowKey={({ connectorId }) => connectorId}
      columns={[
        { id: 'number', header: t('columns.number'), cell: ({ connectorId }) => connectorId },
        {
          id: 'connector',
          header: t('columns.connector'),
          cell: (connector) => connectorText(connector.socketType, connector),
        },
        {
          id: 'fixedCable',
          header: t('columns.fixedCable'),
          cell: ({ fixedCable }) => (fixedCable ? t('yes') : t('no')),
        },
        {
          id: 'state',
          header: t('columns.state'),
          cell: ({ state, otherStatus }) => <StatusBadge status={state} otherStatus={otherStatus} />,
        },
        { id: 'actions', header: t('columns.actions'), hiddenHeader: true, cell: buttons },
      ]}
    />
  );
};
