import { Anchor, Checkbox, List, Stack, Text } from '@mantine/core';
import type { HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';

interface Props {
  readonly sessions: readonly HeldSession[] | undefined;
  /** Nothing is left to look at. */
  readonly isAll: boolean;
  readonly chosenIds: ReadonlySet<number>;
  /** Absent for people who only read. */
  readonly onChoose: ((id: number, isChosen: boolean) => void) | undefined;
}

export const HeldTable = ({ sessions, isAll, chosenIds, onChoose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const format = useFormat();
  const choice: Column<HeldSession> = {
    id: 'choose',
    header: t('list.columns.choose'),
    hiddenHeader: true,
    cell: ({ id }) =>
      onChoose && (
        <Checkbox
          aria-label={t('list.select', { id })}
          checked={chosenIds.has(id)}
          onChange={({ currentTarget: { checked } }) => onChoose(id, checked)}
        />
      ),
  };
  return (
    <DataTable
      caption={t('list.title')}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<Text fw={650}>{t(isAll ? 'list.none' : 'list.noneYet')}</Text>}
      columns={[
        {
          id: 'session',
          header: t('list.columns.session'),
          cell: ({ id, endedAt, startedAt, timeZone }) => (
            <Stack gap={0}>
              <Anchor component={Link} to={`/support/sessions/${id}`} fw={650}>
                {id}
              </Anchor>
              <Text size="sm">{`${format.dateTime(startedAt, timeZone)} – ${format.dateTime(endedAt, timeZone)}`}</Text>
            </Stack>
          ),
        },
        ...(onChoose ? [choice] : []),
        { id: 'where', header: t('list.columns.where'), cell: (session) => <Where session={session} /> },
        {
          id: 'card',
          header: t('list.columns.card'),
          cell: ({ cardMasked, network }) => `${cardMasked}, ${network}`,
        },
        {
          id: 'energy',
          header: t('list.columns.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'amount',
          header: t('list.columns.amount'),
          numeric: true,
          cell: ({ amountWithoutVat }) => format.money(amountWithoutVat),
        },
        { id: 'why', header: t('list.columns.why'), cell: (session) => <Why session={session} /> },
      ]}
    />
  );
};

const Where = ({ session }: { session: HeldSession }) => {
  const { accountName, stationName, chargePointId, serialNumber, vendor, model } = session;
  return (
    <Stack gap={0}>
      <span>{`${stationName}, ${accountName}`}</span>
      <Anchor component={Link} to={`/support/devices/${chargePointId}`} size="sm">
        {[serialNumber, vendor, model].filter(Boolean).join(' · ')}
      </Anchor>
    </Stack>
  );
};

const Why = ({ session: { reasons, dispute, review, isSettled } }: { session: HeldSession }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  return (
    <Stack gap={2}>
      <List size="sm" ta="start">
        {reasons.map((reason) => (
          <List.Item key={reason}>{t(`held.${reason}`)}</List.Item>
        ))}
      </List>
      {dispute !== null && <Text size="sm">{t('list.dispute', { note: dispute })}</Text>}
      {isSettled && <Text size="sm">{t('list.settled')}</Text>}
      {review && reasons.includes('second-person') && (
        <Text size="sm">{t('list.waits', { name: review.decidedBy, reason: review.reason })}</Text>
      )}
    </Stack>
  );
};
