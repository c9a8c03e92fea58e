import { Button, Group, Text } from '@mantine/core';
import type { StatusPage } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';

/** Sessions that are not billed until somebody decides. */
export const DecisionCard = ({ waiting: { sessions, energyWh } }: Pick<StatusPage, 'waiting'>) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  if (sessions === 0) return null;
  return (
    <Section title={t('decision.title')}>
      <Group justify="space-between">
        <Text>{t('decision.text', { count: sessions, energy: format.energy(energyWh) })}</Text>
        <Button component={Link} to="/activity?kind=waiting" variant="default">
          {t('decision.look')}
        </Button>
      </Group>
    </Section>
  );
};
