import { Group, Skeleton, Stack, Text } from '@mantine/core';
import {
  exportReconciliation,
  listReconciliation,
  type ReconciliationRow,
} from '@laadpoort/contract/reports/reconciliation';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { addMonths } from '@laadpoort/domain/reports/month';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MONTHS_OF_DOCUMENTS, MonthSelect } from '../frame/month-select.tsx';
import { Report } from '../frame/report.tsx';
import classes from '../frame/report-filters.module.css';
import { runningMonth } from '../frame/report-in-url.ts';
import { reconciliationQuery } from '../queries.ts';

/** What was billed beside what is reimbursed, account by account. */
const ReconciliationPage = () => {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const running = useFromNow(runningMonth);
  const [search, setSearch] = useSearchParams();
  const given = listReconciliation.query.shape.month.safeParse(search.get('month') ?? undefined).data;
  const month = given ?? addMonths(running, -1);
  const query = useInfiniteQuery(reconciliationQuery(month));
  return (
    <Report
      intro={t('reconciliation.intro')}
      fileUrl={(file) => endpointUrl(exportReconciliation, { query: { month, ...file } })}
    >
      <search aria-label={t('filters.label')} className={classes['filters']}>
        <MonthSelect
          label={t('columns.month')}
          value={month}
          months={MONTHS_OF_DOCUMENTS}
          onChange={(value) => setSearch({ month: value }, { replace: true })}
        />
      </search>
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {({ pages }) => (
          <>
            {pages[0] && (
              <Group component="section" aria-label={t('reconciliation.totals')} gap="xl">
                <Figure
                  strong
                  label={t('reconciliation.difference')}
                  value={format.money(pages[0].totals.difference)}
                />
                <Figure label={t('reconciliation.billed')} value={format.money(pages[0].totals.billed)} />
                <Figure
                  label={t('reconciliation.reimbursed')}
                  value={format.money(pages[0].totals.reimbursed)}
                />
              </Group>
            )}
            <Section title={t('reconciliation.table')}>
              <Stack>
                <Accounts rows={pages.flatMap(({ rows }) => rows)} />
                <MoreButton query={query} label={t('reconciliation.more')} />
              </Stack>
            </Section>
          </>
        )}
      </Loaded>
    </Report>
  );
};

const Accounts = ({ rows }: { readonly rows: readonly ReconciliationRow[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'reconciliation' });
  const format = useFormat();
  const figures = ['billed', 'reimbursed', 'difference', 'unsettled', 'other'] as const;
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ accountId }) => accountId}
      empty={<Text>{t('none')}</Text>}
      columns={[
        { id: 'account', header: t('account'), cell: ({ accountName }) => accountName },
        ...figures.map((name) => ({
          id: name,
          header: t(name),
          numeric: true,
          cell: (row: ReconciliationRow) => format.money(row[name]),
        })),
      ]}
    />
  );
};

export { ReconciliationPage as Component };
