import { Group, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { WaitingNote } from '#ui/feedback/waiting-note.tsx';
import { totalsQuery, type SessionFilter } from '../queries.ts';

/** Totals of sessions, energy, money and time for exactly the listed sessions. */
export const SessionTotals = ({ filter }: { filter: SessionFilter }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const query = useQuery({ ...totalsQuery(filter), placeholderData: keepPreviousData });
  return (
    <Loaded query={query} loading={<Skeleton height={48} width={420} maw="100%" />}>
      {(data) => {
        if (filter.kind === 'waiting') return <WaitingNote waiting={data.waiting} />;
        return (
          <Stack component="section" aria-label={t('totals.label')} gap="xs">
            <Group gap="xl">
              <Figure label={t('totals.sessions')} value={format.count(data.sessions)} />
              <Figure label={t('totals.energy')} value={format.energy(data.energyWh)} />
              <Figure label={t('totals.amount')} value={format.money(data.amount)} />
              <Figure label={t('totals.duration')} value={format.duration(data.durationSeconds)} />
            </Group>
            <WaitingNote waiting={data.waiting} />
          </Stack>
        );
      }}
    </Loaded>
  );
};
