import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import type { Station } from '@laadpoort/contract/stations/station';
import { connectionLoad } from '@laadpoort/domain/stations/power-type';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { stationQuery } from '../queries.ts';
import { GridLimitForm } from './grid-limit-form.tsx';

interface Props {
  readonly loadManagement: ReactNode;
  /** Load management knows the connection more precisely than this limit does. */
  readonly isShared: boolean;
}

/** How the power is shared; without load management, the limit and whether the charging points fit it. */
export const StationSmartgrid = ({ loadManagement, isShared }: Props) => {
  const { t } = useTranslation('stations');
  const { data: station } = useQuery(stationQuery(useIdParam('stationId')));
  const mayEdit = useMay('stations.manage');
  if (!station) return <Skeleton height={240} radius="lg" />;
  return (
    <Stack gap="lg">
      {loadManagement}
      {!isShared && (
        <Section title={t('smartgrid.title')} intro={t('smartgrid.intro')}>
          <Stack>
            {mayEdit ? <GridLimitForm station={station} /> : <Limit limitA={station.gridLimitA} />}
            <Comparison station={station} />
          </Stack>
        </Section>
      )}
      <Section title={t('smartgrid.points')}>
        <Points station={station} />
      </Section>
    </Stack>
  );
};

const Limit = ({ limitA }: { limitA: number | null }) => {
  const { t } = useTranslation('stations');
  return (
    <Text>{limitA === null ? t('smartgrid.noLimit') : t('smartgrid.limitValue', { ampere: limitA })}</Text>
  );
};

const connectorsOf = (station: Station) => station.chargePoints.flatMap(({ connectors }) => connectors);

const Comparison = ({ station }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const {
    maxPerPhaseA,
    limitPerPhaseA: limit,
    fits,
  } = connectionLoad(connectorsOf(station), station.gridLimitA);
  const total = t('smartgrid.total', { sum: maxPerPhaseA });
  if (limit === null) return <Text>{total}</Text>;
  return fits === false ? (
    <Alert color="amber">{`${total} ${t('smartgrid.above', { limit })}`}</Alert>
  ) : (
    <Text>{`${total} ${t('smartgrid.below', { limit })}`}</Text>
  );
};

const Points = ({ station }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <DataTable
      caption={t('smartgrid.points')}
      rows={connectorsOf(station)}
      rowKey={({ chargePointId, connectorId }) => `${chargePointId}/${connectorId}`}
      columns={[
        {
          id: 'point',
          header: t('columns.point'),
          cell: ({ connectorId }) => t('configuration.pointName', { number: connectorId }),
        },
        {
          id: 'maximum',
          header: t('smartgrid.maximum'),
          numeric: true,
          cell: ({ phases, maxCurrentA }) => `${phases} x ${maxCurrentA} A`,
        },
        {
          id: 'power',
          header: t('smartgrid.now'),
          numeric: true,
          cell: ({ session }) => (session?.powerW ? format.power(session.powerW) : '–'),
        },
      ]}
    />
  );
};
