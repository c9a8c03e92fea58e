import { Anchor, Button, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Station } from '@laadpoort/contract/stations/station';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { EditAddress } from './edit-address.tsx';
import { StationPoints } from './station-points.tsx';
import { stationQuery } from '../queries.ts';

const StationCurve = lazy(async () => ({ default: (await import('./station-curve.tsx')).StationCurve }));

interface Props {
  /** The reservations here; they belong to another feature. */
  reservations: ReactNode;
}

export const StationOverview = ({ reservations }: Props) => {
  const { t } = useTranslation('stations');
  const { data: station } = useQuery(stationQuery(useIdParam('stationId')));
  if (!station) return <Skeleton height={240} radius="lg" />;
  return (
    <Stack gap="lg">
      <Section title={t('overview.points')}>
        <StationPoints station={station} />
      </Section>
      {reservations}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Rate station={station} />
        <Month station={station} />
      </SimpleGrid>
      <Section title={t('overview.curve')}>
        <Suspense fallback={<Skeleton height={240} />}>
          <StationCurve stationId={station.id} timeZone={station.timeZone} />
        </Suspense>
      </Section>
      <Address station={station} />
    </Stack>
  );
};

const Rate = ({ station: { id, pricePerKwh, hasFurtherPrices, vatBasis } }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <Section title={t('overview.rate')}>
      {pricePerKwh === null ? (
        <Text>{t('noRate')}</Text>
      ) : (
        <Figure strong value={format.rate(pricePerKwh)} label={vatBasis ? t(`vat.${vatBasis}`) : ''} />
      )}
      {hasFurtherPrices && <Text size="sm">{t('furtherPrices')}</Text>}
      <Anchor component={Link} to={`/stations/${id}/pricing`}>
        {t('tabs.pricing')}
      </Anchor>
    </Section>
  );
};

const Month = ({ station: { month } }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  return (
    <Section title={t('overview.month')}>
      <Group gap="xl">
        <Figure strong label={t('overview.amount')} value={format.money(month.amount)} />
        <Figure label={t('overview.energy')} value={format.energy(month.energyWh)} />
        <Figure label={t('overview.sessions')} value={format.count(month.sessions)} />
      </Group>
    </Section>
  );
};

const Address = ({ station }: { station: Station }) => {
  const { t } = useTranslation('stations');
  const [editing, { open, close }] = useDisclosure(false);
  const mayEdit = useMay('stations.manage');
  return (
    <Section
      title={t('overview.address')}
      actions={
        mayEdit && (
          <Button variant="default" size="xs" onClick={open}>
            {t('overview.edit')}
          </Button>
        )
      }
    >
      <Text component="address" fs="normal">
        {station.street}
        <br />
        {`${station.postalCode} ${station.city}, ${station.country}`}
      </Text>
      <EditAddress station={station} opened={editing} onClose={close} />
    </Section>
  );
};
