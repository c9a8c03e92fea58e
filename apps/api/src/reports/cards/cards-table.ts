import type { CardsReport } from '@laadpoort/contract/reports/cards';
import { Money, sumAmounts } from '@laadpoort/domain/money/amount';
import {
  countColumn,
  currencyColumn,
  energyColumn,
  money,
  sumOf,
  type ReportDefinition,
} from '../frame/definition.ts';

type Row = CardsReport['rows'][number];

const amountOf = (rows: readonly Row[]) => sumAmounts(rows.map(({ amount }) => amount));
const SIGN_OFF = {
  en: 'Seen and agreed (name, date, signature):',
  nl: 'Gezien en akkoord (naam, datum, handtekening):',
} as const;
const LEFT = { en: 'No longer a member', nl: 'Geen lid meer' } as const;

/** Null: there was no energy. */
const perKwh = (amount: string, energyWh: number) =>
  energyWh === 0 ? null : { decimal: new Money(amount).times(1_000).div(energyWh).toFixed(4), places: 4 };

/** What members' cards charged, by month. */
export const cardsTable: ReportDefinition<Row, Pick<CardsReport, 'year'>> = {
  title: { en: 'Cards of members', nl: 'Passen van leden' },
  about: ({ year }) => [year],
  notes: [
    {
      en: 'Only at the stations of this account. A session belongs to the month in which it ended.',
      nl: 'Alleen bij de stations van dit account. Een sessie hoort bij de maand waarin ze is afgelopen.',
    },
  ],
  columns: [
    { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
    {
      header: { en: 'Member', nl: 'Lid' },
      width: 26,
      value: ({ holderName }, language) => holderName ?? LEFT[language],
    },
    { header: { en: 'Card', nl: 'Pas' }, width: 18, value: ({ uidMasked }) => uidMasked },
    {
      header: { en: 'Number on the card', nl: 'Nummer op de pas' },
      width: 20,
      value: ({ visualNumber }) => visualNumber,
    },
    countColumn({ en: 'Sessions', nl: 'Sessies' }, 10, ({ sessions }) => sessions),
    energyColumn({ en: 'Energy (kWh)', nl: 'Energie (kWh)' }, 16, ({ energyWh }) => energyWh),
    {
      header: { en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' },
      width: 16,
      value: ({ amount }) => money(amount),
      total: (rows) => money(amountOf(rows)),
    },
    currencyColumn,
    {
      header: { en: 'Per kWh', nl: 'Per kWh' },
      width: 12,
      value: ({ amount, energyWh }) => perKwh(amount, energyWh),
      total: (rows) =>
        perKwh(
          amountOf(rows),
          sumOf(rows, ({ energyWh }) => energyWh),
        ),
    },
  ],
  below: (_rows, _about, language) => [[SIGN_OFF[language]]],
};
