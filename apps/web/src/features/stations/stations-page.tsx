import { Anchor, Button, EmptyState, Group, Text } from '@mantine/core';
import type { Station } from '@laadpoort/contract/stations/station';
import { IconChargingPile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { StatusBadge } from '#ui/status/status-badge.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { stationsQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(stationsQuery);
  return null;
};

const AddStation = () => {
  const { t } = useTranslation('stations');
  return (
    <Button component={Link} to="/stations/add">
      {t('add')}
    </Button>
  );
};

const StationsPage = () => {
  const { t } = useTranslation('stations');
  const mayAdd = useMay('stations.manage');
  const stations = useQuery(stationsQuery);
  return (
    <Page title={t('title')} intro={t('intro')} actions={mayAdd && <AddStation />}>
      <UnlessFailed query={stations}>
        <Section title={t('title')} titleHidden>
          <StationTable stations={stations.data?.stations} />
        </Section>
      </UnlessFailed>
    </Page>
  );
};

const StationTable = ({ stations }: { stations: readonly Station[] | undefined }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <DataTable
      caption={t('title')}
      rows={stations}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<IconChargingPile aria-hidden />}
          title={t('empty.title')}
          description={t('empty.text')}
        />
      }
      columns={[
        {
          id: 'station',
          header: t('columns.station'),
          sortValue: ({ name }) => name,
          cell: (station) => <Name station={station} />,
        },
        { id: 'state', header: t('columns.state'), cell: (station) => <States station={station} /> },
        {
          id: 'rate',
          header: t('columns.rate'),
          numeric: true,
          sortValue: ({ pricePerKwh }) => Number(pricePerKwh ?? -1),
          cell: ({ pricePerKwh, hasFurtherPrices }) => {
            if (pricePerKwh === null) return t('noRate');
            const rate = format.rate(pricePerKwh);
            return hasFurtherPrices ? t('rateAndMore', { rate }) : rate;
          },
        },
        { id: 'public', header: t('columns.public'), cell: (station) => <Public station={station} /> },
        {
          id: 'energy',
          header: t('columns.energy'),
          numeric: true,
          sortValue: ({ month }) => month.energyWh,
          cell: ({ month }) => format.energy(month.energyWh),
        },
      ]}
    />
  );
};

const Name = ({ station: { id, name, street, city } }: { station: Station }) => (
  <div>
    <Anchor component={Link} to={`/stations/${id}`} fw={650}>
      {name}
    </Anchor>
    <Text size="sm" c="dimmed">{`${street}, ${city}`}</Text>
  </div>
);

/** One badge with a count per status: a car park with 40 charging points stays on one line. */
const States = ({ station }: { station: Station }) => {
  const states = station.chargePoints.flatMap(({ connectors }) => connectors.map(({ state }) => state));
  const counts = new Map(states.map((state) => [state, states.filter((each) => each === state).length]));
  return (
    <Group gap={6}>
      {[...counts].map(([state, count]) => (
        <StatusBadge key={state} status={state} {...(states.length > 1 ? { detail: String(count) } : {})} />
      ))}
    </Group>
  );
};

const Public = ({ station }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const connectors = station.chargePoints.flatMap((chargePoint) => chargePoint.connectors);
  const count = connectors.filter(({ publiclyAvailable }) => publiclyAvailable).length;
  if (count === 0) return t('publicNone');
  return count === connectors.length ? t('publicAll') : t('publicSome', { count, total: connectors.length });
};

export { StationsPage as Component };
