import { Group, Skeleton, Text } from '@mantine/core';
import { exportCardsReport, type CardsReport } from '@laadpoort/contract/reports/cards';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { BarRow } from '#ui/figures/bar-row.tsx';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Report } from '../frame/report.tsx';
import { runningMonth } from '../frame/report-in-url.ts';
import { useYearInUrl, yearIn } from '../frame/year-in-url.ts';
import { YearSelect } from '../frame/year-select.tsx';
import { cardsQuery } from '../queries.ts';

export const loader = ({ request }: LoaderFunctionArgs) => {
  const running = runningMonth(new Date()).slice(0, 4);
  void queryClient.prefetchQuery(cardsQuery(yearIn(new URL(request.url).searchParams, running)));
  return null;
};

/** What the cards of the account's members charged at its stations. */
const CardsPage = () => {
  const { t } = useTranslation('reports');
  const running = useFromNow(runningMonth).slice(0, 4);
  const [year, setYear] = useYearInUrl(running);
  const query = useQuery({ ...cardsQuery(year), placeholderData: keepPreviousData });
  return (
    <Report
      intro={t('cards.intro')}
      fileUrl={(file) => endpointUrl(exportCardsReport, { query: { year, ...file } })}
    >
      <search aria-label={t('filters.label')}>
        <YearSelect value={year} onChange={setYear} />
      </search>
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {(report) =>
          report.rows.length === 0 ? <Text>{t('cards.none')}</Text> : <Charged report={report} />
        }
      </Loaded>
    </Report>
  );
};

const Charged = ({ report: { year, rows, totals } }: { readonly report: CardsReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  const format = useFormat();
  return (
    <>
      <Group component="section" aria-label={t('totals', { year })} gap="xl">
        <Figure strong label={t('energy')} value={format.energy(totals.energyWh)} />
        <Figure label={t('amount')} value={format.money(totals.amount)} />
        <Figure label={t('sessions')} value={format.count(totals.sessions)} />
      </Group>
      <Section title={t('months')}>
        <Months rows={rows} />
      </Section>
      <Section title={t('table')}>
        <Cards rows={rows} />
      </Section>
    </>
  );
};

type Rows = Pick<CardsReport, 'rows'>;

const Months = ({ rows }: Rows) => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  const format = useFormat();
  const months = [...Map.groupBy(rows, ({ month }) => month)].toReversed().map(([month, ofMonth]) => ({
    month,
    energyWh: ofMonth.reduce((sum, row) => sum + row.energyWh, 0),
    amount: sumAmounts(ofMonth.map(({ amount }) => amount)),
  }));
  const most = months.toSorted((a, b) => b.energyWh - a.energyWh)[0];
  return (
    <ChartFigure
      title={t('months')}
      titleHidden
      summary={
        most ? t('summary', { month: format.month(most.month), energy: format.energy(most.energyWh) }) : ''
      }
      chart={
        <BarRow
          height={160}
          bars={months.map(({ month, energyWh }) => ({
            key: month,
            value: energyWh,
            title: `${format.month(month)}: ${format.energy(energyWh)}`,
          }))}
        />
      }
      table={
        <DataTable
          caption={t('months')}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { id: 'month', header: t('month'), cell: ({ month }) => format.month(month) },
            {
              id: 'energy',
              header: t('energy'),
              numeric: true,
              cell: ({ energyWh }) => format.energy(energyWh),
            },
            { id: 'amount', header: t('amount'), numeric: true, cell: ({ amount }) => format.money(amount) },
          ]}
        />
      }
    />
  );
};

const Cards = ({ rows }: Rows) => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('table')}
      rows={rows}
      rowKey={({ month, cardId }) => `${month}/${cardId}`}
      columns={[
        {
          id: 'month',
          header: t('month'),
          sortValue: ({ month }) => month,
          cell: ({ month }) => format.month(month),
        },
        {
          id: 'holder',
          header: t('holder'),
          sortValue: ({ holderName }) => holderName,
          cell: ({ holderName }) => holderName,
        },
        { id: 'card', header: t('card'), cell: ({ visualNumber, uidMasked }) => visualNumber ?? uidMasked },
        {
          id: 'sessions',
          header: t('sessions'),
          numeric: true,
          sortValue: ({ sessions }) => sessions,
          cell: ({ sessions }) => format.count(sessions),
        },
        {
          id: 'energy',
          header: t('energy'),
          numeric: true,
          sortValue: ({ energyWh }) => energyWh,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        { id: 'amount', header: t('amount'), numeric: true, cell: ({ amount }) => format.money(amount) },
      ]}
    />
  );
};

export { CardsPage as Component };
