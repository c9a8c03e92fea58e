import { Badge, Group, List, Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useWords } from '#ui/words/use-words.ts';

type Witnesses = NonNullable<SessionDetail['witnesses']>;

/** What each source says about the energy and what that would cost, the proposal marked, and where the meter jumped. */
export const WitnessTable = ({ session, witnesses }: { session: SessionDetail; witnesses: Witnesses }) => {
  const { t } = useTranslation('sessions');
  const words = useWords('sessions', 'review.witness');
  const format = useFormat();
  const proposedWh = session.measuredEnergyWh ?? session.energyWh;
  const proposed = witnesses.sources.find(({ energyWh }) => energyWh === proposedWh);
  return (
    <Stack gap="xs">
      <DataTable
        caption={t('review.witnesses')}
        captionShown
        rows={witnesses.sources}
        rowKey={({ kind }) => kind}
        columns={[
          {
            id: 'source',
            header: t('review.witnessColumns.source'),
            cell: (source) => (
              <Group gap="xs">
                {words(source.kind)}
                {source === proposed && <Badge variant="light">{t('review.proposed')}</Badge>}
              </Group>
            ),
          },
          {
            id: 'energy',
            header: t('review.witnessColumns.energy'),
            numeric: true,
            cell: ({ energyWh }) => (energyWh === null ? '–' : format.energy(energyWh)),
          },
          {
            id: 'bounds',
            header: t('review.witnessColumns.bounds'),
            numeric: true,
            cell: ({ lowWh, highWh }) =>
              lowWh === highWh
                ? '–'
                : t('review.bounds', { low: format.energy(lowWh), high: format.energy(highWh) }),
          },
          {
            id: 'amount',
            header: t('review.witnessColumns.amount'),
            numeric: true,
            cell: ({ amount }) => (amount === null ? '–' : format.money(amount)),
          },
        ]}
      />
      {witnesses.steps.length > 0 && (
        <>
          <Text size="sm">{t('review.steps')}</Text>
          <List size="sm">
            {witnesses.steps.map(({ from, until, energyWh }) => (
              <List.Item key={from + until + String(energyWh)}>
                {t(energyWh < 0 ? 'review.stepFell' : 'review.stepRose', {
                  from: format.timeWithSeconds(from),
                  until: format.timeWithSeconds(until),
                  energy: format.energy(Math.abs(energyWh)),
                })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
};
