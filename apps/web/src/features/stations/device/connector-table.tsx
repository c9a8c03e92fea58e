import { Checkbox, Group } from '@mantine/core';
import { updateConnector } from '@laadpoort/contract/charge-points/endpoints';
import type { ChargePoint, Connector } from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { powerTypeText, socketName } from '@laadpoort/domain/stations/power-type';
import { useMay } from '#lib/me.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { HiddenConnectors, RemoveConnector, ReportedConnectors } from './connector-set-up.tsx';
import { PriceSticker } from './price-sticker.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

type Change = { fixedCable: boolean } | { publiclyAvailable: boolean };

/** The flyer's table of charging points. Ticking a box saves it immediately. */
export const ConnectorTable = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const mayEdit = useMay('stations.manage');
  const update = useApiMutation(updateConnector);
  const save = ({ connectorId }: Connector, change: Change) =>
    update.mutate(
      { params: { chargePointId: device.id, connectorId }, body: change },
      { onSuccess: () => toast(savedWords(connectorId, change)) },
    );
  const savedWords = (number: number, change: Change) => {
    if (!('publiclyAvailable' in change)) return t('configuration.saved', { number });
    return change.publiclyAvailable
      ? t('configuration.nowPublic', { number })
      : t('configuration.notPublic', { number });
  };
  /** While it is being saved, the box already shows the new value. */
  const shown = (connector: Connector, name: 'fixedCable' | 'publiclyAvailable') => {
    const sent = update.isPending ? update.variables : undefined;
    return sent?.params.connectorId === connector.connectorId
      ? (sent.body[name] ?? connector[name])
      : connector[name];
  };
  const box = (connector: Connector, name: 'fixedCable' | 'publiclyAvailable') => (
    <Checkbox
      aria-label={`${t(`columns.${name}`)}: ${t('configuration.pointName', { number: connector.connectorId })}`}
      checked={shown(connector, name)}
      disabled={!mayEdit}
      onChange={({ currentTarget: { checked } }) =>
        save(connector, name === 'fixedCable' ? { fixedCable: checked } : { publiclyAvailable: checked })
      }
    />
  );
  return (
    <>
      {update.error && <ErrorNote error={update.error} />}
      <ReportedConnectors device={device} />
      <DataTable
        caption={t('configuration.points')}
        rows={device.connectors}
        rowKey={({ connectorId }) => connectorId}
        columns={[
          { id: 'number', header: t('columns.number'), cell: ({ connectorId }) => connectorId },
          {
            id: 'rank',
            header: t('columns.rank'),
            cell: ({ connectorId }) => t('configuration.pointName', { number: connectorId }),
          },
          {
            id: 'socketType',
            header: t('columns.socketType'),
            cell: ({ socketType }) => socketName(socketType),
          },
          { id: 'powerType', header: t('columns.powerType'), cell: powerTypeText },
          {
            id: 'fixedCable',
            header: t('columns.fixedCable'),
            cell: (connector) => box(connector, 'fixedCable'),
          },
          {
            id: 'public',
            header: t('columns.publiclyAvailable'),
            cell: (connector) => box(connector, 'publiclyAvailable'),
          },
          {
            id: 'actions',
            header: t('columns.actions'),
            hiddenHeader: true,
            cell: (connector) => <Actions device={device} connector={connector} />,
          },
        ]}
      />
      <HiddenConnectors device={device} />
    </>
  );
};

const Actions = ({ device, connector }: { device: ChargePoint; connector: Connector }) => {
  const mayEdit = useMay('stations.manage');
  // A removed one is in the table while a session runs on it.
  const isRemoved = device.hiddenConnectors.includes(connector.connectorId);
  return (
    <Group gap="xs" wrap="nowrap">
      <PriceSticker connector={connector} />
      {mayEdit && connector.setUp === 'added' && !isRemoved && (
        <RemoveConnector device={device} connectorId={connector.connectorId} />
      )}
    </Group>
  );
};
