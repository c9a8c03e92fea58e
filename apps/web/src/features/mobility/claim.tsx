import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { RoundingNote } from '#ui/tables/rounding-note.tsx';
import { ClaimTable } from './claim-table.tsx';
import type { CardMonthRows } from './use-card-months.ts';

export const Claim = ({ month, rows }: { month: string; rows: CardMonthRows }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  const total = {
    energyWh: rows.reduce((sum, { energyWh }) => sum + energyWh, 0),
    amount: sumAmounts(rows.map(({ amount }) => amount)),
  };
  const running = useFromNow((now) => monthOf(now, ACCOUNT_TIME_ZONE));
  return (
    <Stack gap="lg">
      <Section title={t('claims.total', { month: format.month(month) })}>
        <Group gap="xl">
          <Figure strong label={t('claims.columns.cost')} value={format.money(total.amount)} />
          <Figure label={t('claims.columns.energy')} value={format.energy(total.energyWh)} />
          <Figure
            label={t('claims.columns.sessions')}
            value={format.count(rows.reduce((sum, { sessions }) => sum + sessions, 0))}
          />
        </Group>
        {month === running && <Text mt="sm">{t('claims.provisional')}</Text>}
      </Section>
      <Section title={t('claims.list')}>
        <ClaimTable rows={rows} />
        <RoundingNote rows={rows} total={total} />
      </Section>
      <HowToClaim />
    </Stack>
  );
};

const HowToClaim = () => {
  const { t } = useTranslation('mobility');
  return (
    <Section
      title={t('claims.how')}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('claims.print')}
        </Button>
      }
    >
      <Text>{t('claims.howText')}</Text>
      <Anchor component={Link} to="/mobility/sessions">
        {t('claims.toSessions')}
      </Anchor>
    </Section>
  );
};
