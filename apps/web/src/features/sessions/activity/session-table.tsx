import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { Session } from '@laadpoort/contract/sessions/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import { RunningClock } from '#ui/times/running-clock.tsx';

interface Props {
  sessions: readonly Session[] | undefined;
  action: (session: Session) => ReactNode;
  showPlace: boolean;
  empty: string;
}

/** The flyer's rows: `1:15:02 · 4.25 kWh · €0.00 · e-clearing.net`, and the card icon. */
export const SessionTable = ({ sessions, action, showPlace, empty }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const place: Column<Session> = {
    id: 'where',
    header: t('columns.where'),
    cell: (session) => <Place session={session} />,
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          id: 'duration',
          header: t('columns.duration'),
          cell: ({ id, running, startedAt, durationSeconds }) => (
            <Anchor component={Link} to={`/activity/${id}`} fw={650}>
              {running ? <RunningClock startedAt={startedAt} /> : format.duration(durationSeconds)}
            </Anchor>
          ),
        },
        {
          id: 'energy',
          header: t('columns.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'amount',
          header: t('columns.amountWithoutVat'),
          numeric: true,
          cell: ({ amountWithoutVat }) => format.money(amountWithoutVat),
        },
        {
          id: 'network',
          header: t('columns.network'),
          cell: ({ network }) => network ?? t('unknownNetwork'),
        },
        {
          id: 'started',
          header: t('columns.started'),
          cell: ({ startedAt, timeZone }) => format.dateTime(startedAt, timeZone),
        },
        ...(showPlace ? [place] : []),
        { id: 'card', header: t('columns.card'), cell: (session) => <Card session={session} /> },
        { id: 'notes', header: t('columns.notes'), cell: (session) => <Notes session={session} /> },
        { id: 'whitelist', header: t('columns.whitelist'), hiddenHeader: true, cell: action },
      ]}
    />
  );
};

const Place = ({ session: { stationId, stationName, connectorId } }: { session: Session }) => {
  const { t } = useTranslation('sessions');
  return (
    <Stack gap={0}>
      <Anchor component={Link} to={`/stations/${stationId}/sessions`}>
        {stationName}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t('point', { number: connectorId })}
      </Text>
    </Stack>
  );
};

const Card = ({ session: { idTagMasked, whitelistDescription } }: { session: Session }) => (
  <Stack gap={0}>
    {whitelistDescription && <span>{whitelistDescription}</span>}
    <Text size="sm" c="dimmed" ff="monospace">
      {idTagMasked}
    </Text>
  </Stack>
);

const Note = ({ color, children }: { color: string; children: ReactNode }) => (
  <Badge variant="light" color={color} tt="none" size="lg">
    {children}
  </Badge>
);

const reviewColor = { open: 'amber', accepted: 'moss', corrected: 'sky', excluded: 'gray' } as const;

const Notes = ({ session: { running, powerW, freeRule, anomalies, review } }: { session: Session }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  return (
    <Group gap={4}>
      {running && (
        <Note color="sky">{powerW ? `${t('running')} · ${format.power(powerW)}` : t('running')}</Note>
      )}
      {freeRule && <Note color="moss">{t(`free.${freeRule}`)}</Note>}
      {review !== null && <Note color={reviewColor[review]}>{t(`review.state.${review}`)}</Note>}
      {anomalies.length > 0 && review === null && <Note color="amber">{t('flagged')}</Note>}
    </Group>
  );
};
