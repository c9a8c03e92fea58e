import { Anchor, Stack, Text } from '@mantine/core';
import type { getIncome } from '@laadpoort/contract/accounts/endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { MonthName } from '#ui/times/month-name.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';

type Month = EndpointResult<typeof getIncome>['months'][number];

/** Income per month: charted with the oldest on the left, listed with the newest at the top. */
export const IncomeMonths = ({ months }: { months: readonly Month[] }) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  const most = months.toSorted((a, b) => Number(b.amount) - Number(a.amount))[0];
  if (!most || Number(most.amount) === 0) return <NoIncome />;
  const total = format.money(sumAmounts(months.map(({ amount }) => amount)));
  const bars = months.toReversed().map(({ month, amount }) => ({
    key: month,
    value: Number(amount),
    title: `${format.month(month)}: ${format.money(amount)}`,
  }));
  return (
    <Section
      title={t('income.months')}
      intro={t('income.summary', { amount: total, month: format.month(most.month) })}
    >
      <Stack>
        <div aria-hidden>
          <BarRow bars={bars} />
        </div>
        <MonthTable months={months} />
      </Stack>
    </Section>
  );
};

const MonthTable = ({ months }: { months: readonly Month[] }) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  return (
    <DataTable
      caption={t('income.months')}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        {
          id: 'month',
          header: t('income.month'),
          sortValue: ({ month }) => month,
          cell: ({ month, provisional }) => <MonthName month={month} provisional={provisional} />,
        },
        {
          id: 'sessions',
          header: t('income.sessions'),
          numeric: true,
          sortValue: ({ sessions }) => sessions,
          cell: ({ sessions }) => format.count(sessions),
        },
        {
          id: 'paid',
          header: t('income.paid'),
          numeric: true,
          cell: ({ paidEnergyWh }) => format.energy(paidEnergyWh),
        },
        {
          id: 'free',
          header: t('income.free'),
          numeric: true,
          cell: ({ freeEnergyWh }) => format.energy(freeEnergyWh),
        },
        {
          id: 'amount',
          header: t('income.amount'),
          numeric: true,
          sortValue: ({ amount }) => Number(amount),
          cell: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
};

const NoIncome = () => {
  const { t } = useTranslation('settlement');
  return (
    <Section title={t('income.months')}>
      <Text>{t('income.nothing')}</Text>
      <Anchor component={Link} to="/stations">
        {t('income.setRate')}
      </Anchor>
    </Section>
  );
};
