import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ChargePoint, Connector } from '@laadpoort/contract/charge-points/charge-point';
import type { Station } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { connectorText } from '@laadpoort/domain/stations/power-type';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { RunningClock } from '#ui/times/running-clock.tsx';
import { StatusBadge } from '#ui/status/status-badge.tsx';

interface Point {
  chargePoint: ChargePoint;
  connector: Connector;
}

/** The station's charging points with their current status. */
export const StationPoints = ({ station }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const points = station.chargePoints.flatMap((chargePoint) =>
    chargePoint.connectors.map((connector): Point => ({ chargePoint, connector })),
  );
  return (
    <DataTable
      caption={t('overview.points')}
      rows={points}
      rowKey={({ chargePoint, connector }) => `${chargePoint.id}/${connector.connectorId}`}
      columns={[
        { id: 'point', header: t('columns.point'), cell: (point) => <Name point={point} /> },
        {
          id: 'state',
          header: t('columns.state'),
          cell: ({ connector }) => <State connector={connector} />,
        },
        {
          id: 'power',
          header: t('columns.power'),
          numeric: true,
          cell: ({ connector }) => <Running connector={connector} />,
        },
        {
          id: 'type',
          header: t('columns.powerType'),
          cell: ({ connector }) => connectorText(connector.socketType, connector),
        },
      ]}
    />
  );
};

const Name = ({ point: { chargePoint, connector } }: { point: Point }) => {
  const { t } = useTranslation('stations');
  return (
    <Stack gap={0}>
      <Anchor component={Link} to={`/devices/${chargePoint.id}/operation`}>
        {t('configuration.pointName', { number: connector.connectorId })}
      </Anchor>
      <Text size="sm" c="dimmed">
        {chargePoint.serialNumber}
      </Text>
    </Stack>
  );
};

const State = ({ connector: { state, otherStatus, reservation } }: { connector: Connector }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge status={state} otherStatus={otherStatus} />
      {reservation && (
        <Text size="sm" c="dimmed">
          {t('overview.reservedFor', { name: reservation.cardName, time: format.time(reservation.until) })}
        </Text>
      )}
    </Stack>
  );
};

const Running = ({ connector: { session } }: { connector: Connector }) => {
  const format = useFormat();
  if (!session) return '–';
  return (
    <Group gap="xs" justify="flex-end">
      {session.powerW !== null && <span>{format.power(session.powerW)}</span>}
      <Anchor component={Link} to={`/activity/${session.id}`}>
        <RunningClock startedAt={session.startedAt} />
      </Anchor>
    </Group>
  );
};
