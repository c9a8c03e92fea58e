import { Group, Stack, Text } from '@mantine/core';
import type { StatusPage } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';

interface Props {
  month: StatusPage['month'];
  days: StatusPage['days'];
}

/** Money, energy and sessions of the current month, compared with the same days of the previous one. */
export const MonthSoFar = ({ month, days }: Props) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  const against = useComparison(month, days);
  return (
    <Section title={t('month.title', { month: format.month(month.month) })}>
      <Stack>
        <Group gap="xl">
          <Figure label={t('month.earned')} value={format.money(month.amount)} strong />
          <Figure label={t('month.energy')} value={format.energy(month.energyWh)} />
          <Figure label={t('month.sessions')} value={format.count(month.sessions)} />
        </Group>
        <Text size="sm" c="dimmed">
          {against}
        </Text>
        <Days days={days} />
      </Stack>
    </Section>
  );
};

/** Days that are over beside the same ones of the previous month. */
const useComparison = ({ previousAmount }: Props['month'], days: Props['days']): string => {
  const { t } = useTranslation('status');
  const format = useFormat();
  const over = days.slice(0, -1);
  if (over.length === 0) return t('month.firstDay');
  const previous = Number(previousAmount);
  if (previous === 0) return t('month.firstMonth');
  const change = over.reduce((sum, { amount }) => sum + Number(amount), 0) / previous - 1;
  return t('month.against', { change: format.percent(change) });
};

const Days = ({ days }: { days: StatusPage['days'] }) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  const used = days.filter(({ energyWh }) => energyWh > 0);
  const most = used.toSorted((a, b) => b.energyWh - a.energyWh)[0];
  const total = used.reduce((sum, { energyWh }) => sum + energyWh, 0);
  const summary = most
    ? t('month.summary', { energy: format.energy(total), count: used.length, day: format.day(most.day) })
    : t('month.nothing');
  return (
    <ChartFigure
      title={t('month.daily')}
      summary={summary}
      chart={
        <BarRow
          bars={days.map(({ day, energyWh }) => ({
            key: day,
            value: energyWh,
            title: `${format.day(day)}: ${format.energy(energyWh)}`,
          }))}
        />
      }
      table={
        <DataTable
          caption={t('month.daily')}
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { id: 'day', header: t('month.day'), cell: ({ day }) => format.day(day) },
            {
              id: 'energy',
              header: t('month.energy'),
              numeric: true,
              cell: ({ energyWh }) => format.energy(energyWh),
            },
            {
              id: 'amount',
              header: t('month.amount'),
              numeric: true,
              cell: ({ amount }) => format.money(amount),
            },
          ]}
        />
      }
    />
  );
};
