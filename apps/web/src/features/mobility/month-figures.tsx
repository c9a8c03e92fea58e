import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import type { CardMonth } from './queries.ts';

/** One month at a glance. */
export const MonthFigures = ({ month: { month, sessions, energyWh, amount } }: { month: CardMonth }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <Section title={format.month(month)}>
      <Group gap="xl">
        <Figure strong label={t('sessions.columns.cost')} value={format.money(amount)} />
        <Figure label={t('sessions.columns.energy')} value={format.energy(energyWh)} />
        <Figure label={t('sessions.count')} value={format.count(sessions)} />
      </Group>
    </Section>
  );
};
