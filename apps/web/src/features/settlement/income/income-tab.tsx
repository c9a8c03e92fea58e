import { Alert, Anchor, Group, Stack } from '@mantine/core';
import type { getIncome } from '@laadpoort/contract/accounts/endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { WaitingNote } from '#ui/feedback/waiting-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { IncomeMonths } from './income-months.tsx';
import { DocumentTable } from '../documents/document-table.tsx';
import { documentsQuery, incomeQuery } from '../queries.ts';

type Income = EndpointResult<typeof getIncome>;

const pathOf = {
  party: '/account/company',
  agreement: '/account/company',
  'bank-account': '/account/bank-account',
} as const;

export const loader = () => {
  void queryClient.prefetchQuery(incomeQuery);
  void queryClient.prefetchQuery(documentsQuery);
  return null;
};

/** What the stations earned, by month, and the documents by which it is reimbursed. */
const IncomeTab = () => {
  const query = useQuery(incomeQuery);
  return <Loaded query={query}>{(income) => <IncomeParts income={income} />}</Loaded>;
};

const IncomeParts = ({ income: data }: { income: Income }) => {
  const running = data.months.find(({ provisional }) => provisional);
  return (
    <Stack gap="lg">
      <Missing missing={data.missing} />
      <WaitingNote waiting={data.waiting} />
      {running && <MonthSoFar month={running} />}
      <IncomeMonths months={data.months} />
      <Documents />
    </Stack>
  );
};

const Missing = ({ missing }: { missing: Income['missing'] }) => {
  const { t } = useTranslation('settlement');
  if (missing.length === 0) return null;
  return (
    <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} title={t('income.missingTitle')}>
      <Stack gap={4} align="flex-start">
        {missing.map((each) => (
          <Anchor key={each} component={Link} to={pathOf[each]} c="inherit" underline="always">
            {t(`income.missing.${each}`)}
          </Anchor>
        ))}
      </Stack>
    </Alert>
  );
};

const MonthSoFar = ({ month }: { month: Income['months'][number] }) => {
  const { t } = useTranslation('settlement');
  const format = useFormat();
  return (
    <Section
      title={t('income.soFar', { month: format.month(month.month) })}
      intro={t('income.provisionalIntro')}
    >
      <Group gap="xl">
        <Figure strong label={t('income.amount')} value={format.money(month.amount)} />
        <Figure label={t('income.paid')} value={format.energy(month.paidEnergyWh)} />
        <Figure label={t('income.free')} value={format.energy(month.freeEnergyWh)} />
        <Figure label={t('income.sessions')} value={format.count(month.sessions)} />
      </Group>
      <Anchor component={Link} to="/account/income/pro-forma">
        {t('proForma.link')}
      </Anchor>
    </Section>
  );
};

const Documents = () => {
  const { t } = useTranslation('settlement');
  const query = useQuery(documentsQuery);
  return (
    <Section title={t('income.documents')} intro={t('income.documentsIntro')}>
      <Loaded query={query}>{({ documents }) => <DocumentTable documents={documents} />}</Loaded>
    </Section>
  );
};

export { IncomeTab as Component };
