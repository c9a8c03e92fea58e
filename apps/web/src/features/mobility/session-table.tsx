import { Badge, Group, Stack, Text } from '@mantine/core';
import type { MobilitySession } from '@laadpoort/contract/mobility';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { RunningClock } from '#ui/times/running-clock.tsx';
import { DisputeSession } from './dispute-session.tsx';
import { cardsQuery } from './queries.ts';

interface Props {
  sessions: readonly MobilitySession[] | undefined;
  empty: ReactNode;
}

/** Sessions of cards: when, how much, where, and at whose station. */
export const SessionTable = ({ sessions, empty }: Props) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <DataTable
      caption={t('sessions.list')}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          id: 'started',
          header: t('sessions.columns.started'),
          cell: ({ startedAt, timeZone }) => format.dateTime(startedAt, timeZone),
        },
        {
          id: 'duration',
          header: t('sessions.columns.duration'),
          cell: ({ running, startedAt, durationSeconds }) =>
            running ? <RunningClock startedAt={startedAt} /> : format.duration(durationSeconds),
        },
        {
          id: 'energy',
          header: t('sessions.columns.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'cost',
          header: t('sessions.columns.cost'),
          numeric: true,
          cell: ({ amount }) => format.money(amount),
        },
        { id: 'where', header: t('sessions.columns.where'), cell: (session) => <Where session={session} /> },
        {
          id: 'source',
          header: t('sessions.columns.source'),
          cell: ({ source }) => t(`sessions.source.${source}`),
        },
        {
          id: 'card',
          header: t('sessions.columns.card'),
          cell: (session) => <CardOfSession session={session} />,
        },
        { id: 'notes', header: t('sessions.columns.notes'), cell: (session) => <Notes session={session} /> },
      ]}
    />
  );
};

const Where = ({ session: { stationName, city } }: { session: MobilitySession }) => (
  <Stack gap={0}>
    <span>{stationName}</span>
    <Text size="sm" c="dimmed">
      {city}
    </Text>
  </Stack>
);

const CardOfSession = ({ session: { cardId, cardLabel } }: { session: MobilitySession }) => {
  const { data } = useQuery(cardsQuery);
  return (
    <Stack gap={0}>
      <span>{cardLabel}</span>
      <Text size="sm" c="dimmed">
        {data?.cards.find(({ id }) => id === cardId)?.network}
      </Text>
    </Stack>
  );
};

const Notes = ({ session }: { session: MobilitySession }) => {
  const { t } = useTranslation('mobility');
  const { running, freeRule, review, disputed } = session;
  return (
    <Group gap={4}>
      {running && (
        <Badge variant="light" color="sky" tt="none" size="lg">
          {t('sessions.running')}
        </Badge>
      )}
      {freeRule && (
        <Badge variant="light" color="moss" tt="none" size="lg">
          {t(`sessions.free.${freeRule}`)}
        </Badge>
      )}
      {(review === 'open' || review === 'excluded') && (
        <Badge variant="light" color="amber" tt="none" size="lg">
          {t(`sessions.review.${review}`)}
        </Badge>
      )}
      {disputed ? (
        <Badge variant="light" color="red" tt="none" size="lg">
          {t('sessions.disputed')}
        </Badge>
      ) : (
        freeRule === null && <DisputeSession session={session} />
      )}
    </Group>
  );
};
