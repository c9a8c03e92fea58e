import { Group, Text } from '@mantine/core';
import { exportCardsReport, type CardsReport } from '@laadpoort/contract/reports/cards';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { RoundingNote } from '#ui/tables/rounding-note.tsx';
import { MonthBars } from '../frame/month-bars.tsx';
import { YearReport, yearLoader } from '../frame/year-report.tsx';
import { cardsQuery } from '../queries.ts';
import { CardTable } from './card-table.tsx';

export const loader = yearLoader(cardsQuery);

/** What the cards of the account's members charged at its stations. */
const CardsPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  return (
    <YearReport
      intro={t('intro')}
      queryOf={cardsQuery}
      fileUrl={(year) => (file) => endpointUrl(exportCardsReport, { query: { year, ...file } })}
    >
      {(report) => (report.rows.length === 0 ? <Text>{t('none')}</Text> : <Charged report={report} />)}
    </YearReport>
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
        <Months rows={rows} totals={totals} />
      </Section>
      <Section title={t('table')}>
        <CardTable rows={rows} />
        <RoundingNote rows={rows} total={totals} />
      </Section>
    </>
  );
};

const Months = ({ rows, totals }: Pick<CardsReport, 'rows' | 'totals'>) => {
  const { t } = useTranslation('reports', { keyPrefix: 'cards' });
  const format = useFormat();
  const months = [...Map.groupBy(rows, ({ month }) => month)].toReversed().map(([month, ofMonth]) => ({
    month,
    energyWh: ofMonth.reduce((sum, row) => sum + row.energyWh, 0),
    amount: sumAmounts(ofMonth.map(({ amount }) => amount)),
  }));
  const most = months.toSorted((a, b) => b.energyWh - a.energyWh)[0];
  return (
    <>
      <MonthBars
        title={t('months')}
        summary={
          most ? t('summary', { month: format.month(most.month), energy: format.energy(most.energyWh) }) : ''
        }
        months={months}
        barText={({ energyWh }) => format.energy(energyWh)}
        last={{
          id: 'amount',
          header: t('amount'),
          numeric: true,
          cell: ({ amount }) => format.money(amount),
        }}
      />
      <RoundingNote rows={months} total={totals} />
    </>
  );
};

export { CardsPage as Component };
