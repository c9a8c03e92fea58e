import { Anchor, Button, EmptyState, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import { IconPrinter, IconReceipt } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ClaimTable } from './claim-table.tsx';
import { cardMonthsQuery, cardsQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(cardsQuery);
  return null;
};

/** What each card charged per month. */
const useCardMonths = () => {
  const { data, error, refetch } = useQuery(cardsQuery);
  const cards = data?.cards ?? [];
  const answers = useQueries({ queries: cards.map(({ id }) => cardMonthsQuery(id)) });
  const failed = error ?? answers.find((answer) => answer.error)?.error;
  const ready = data !== undefined && answers.every((answer) => answer.data);
  const cardMonths = cards.flatMap((card) =>
    (answers.find((answer) => answer.data?.cardId === card.id)?.data?.months ?? []).map((month) => ({
      card,
      ...month,
    })),
  );
  return { data: ready ? cardMonths : undefined, error: failed, refetch };
};

const ClaimsPage = () => {
  const { t } = useTranslation('mobility');
  const query = useCardMonths();
  const { data: cardMonths } = query;
  const [search, setSearch] = useSearchParams();
  const months = [...new Set(cardMonths?.map(({ month }) => month))].toSorted().toReversed();
  const month = months.find((each) => each === search.get('month')) ?? months[0];
  return (
    <Page
      title={t('claims.title')}
      intro={t('claims.intro')}
      actions={
        month && (
          <MonthChoice
            month={month}
            months={months}
            onChange={(value) => setSearch({ month: value }, { replace: true })}
          />
        )
      }
    >
      <Loaded query={query}>
        {(rows) =>
          month ? (
            <Claim month={month} rows={rows.filter((row) => row.month === month)} />
          ) : (
            <NothingToClaim />
          )
        }
      </Loaded>
    </Page>
  );
};

interface MonthChoiceProps {
  month: string;
  months: readonly string[];
  onChange: (month: string) => void;
}

const MonthChoice = ({ month, months, onChange }: MonthChoiceProps) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <NativeSelect
      label={t('claims.month')}
      value={month}
      data={months.map((value) => ({ value, label: format.month(value) }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

type Rows = NonNullable<ReturnType<typeof useCardMonths>['data']>;

const Claim = ({ month, rows }: { month: string; rows: Rows }) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  const running = useFromNow((now) => monthOf(now, ACCOUNT_TIME_ZONE));
  return (
    <Stack gap="lg">
      <Section title={t('claims.total', { month: format.month(month) })}>
        <Group gap="xl">
          <Figure
            strong
            label={t('claims.columns.cost')}
            value={format.money(sumAmounts(rows.map(({ amount }) => amount)))}
          />
          <Figure
            label={t('claims.columns.energy')}
            value={format.energy(rows.reduce((sum, { energyWh }) => sum + energyWh, 0))}
          />
          <Figure
            label={t('claims.columns.sessions')}
            value={format.count(rows.reduce((sum, { sessions }) => sum + sessions, 0))}
          />
        </Group>
        {month === running && <Text mt="sm">{t('claims.provisional')}</Text>}
      </Section>
      <Section title={t('claims.list')}>
        <ClaimTable rows={rows} />
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

const NothingToClaim = () => {
  const { t } = useTranslation('mobility');
  return (
    <EmptyState
      icon={<IconReceipt aria-hidden />}
      title={t('claims.empty.title')}
      description={t('claims.empty.text')}
    />
  );
};

export { ClaimsPage as Component };
