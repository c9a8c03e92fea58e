import { kWh, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import type { ListedSession } from './listed-session.ts';

const headers = {
  id: { en: 'Session', nl: 'Sessie' },
  station: { en: 'Station', nl: 'Station' },
  serial: { en: 'Charger', nl: 'Laadpaal' },
  connector: { en: 'Charging point', nl: 'Laadpunt' },
  start: { en: 'Start', nl: 'Start' },
  end: { en: 'End', nl: 'Einde' },
  duration: { en: 'Duration', nl: 'Duur' },
  energy: { en: 'Energy (kWh)', nl: 'Energie (kWh)' },
  price: { en: 'Price per kWh', nl: 'Prijs per kWh' },
  amount: { en: 'Amount', nl: 'Bedrag' },
  currency: { en: 'Currency', nl: 'Valuta' },
  free: { en: 'Free of charge', nl: 'Gratis' },
  card: { en: 'Card', nl: 'Pas' },
  description: { en: 'Description', nl: 'Omschrijving' },
  network: { en: 'Network', nl: 'Netwerk' },
  stopReason: { en: 'Stop reason', nl: 'Stopreden' },
  flags: { en: 'Anomalies', nl: 'Bijzonderheden' },
  decision: { en: 'Decision', nl: 'Beoordeling' },
} as const;

const freeBecause = {
  whitelist: { en: 'whitelist', nl: 'whitelist' },
  'free-charging': { en: 'free charging', nl: 'gratis laden' },
} as const;
const decision = {
  open: { en: 'awaiting a decision, not billed', nl: 'wacht op beoordeling, niet verrekend' },
  accepted: { en: 'accepted', nl: 'goedgekeurd' },
  corrected: { en: 'corrected', nl: 'gecorrigeerd' },
  excluded: { en: 'excluded, not billed', nl: 'uitgesloten, niet verrekend' },
} as const;
const unknownNetwork = { en: 'unknown network', nl: 'onbekend netwerk' } as const;
const total = { en: 'Total', nl: 'Totaal' } as const;

const money = (decimal: string): TableValue => ({ decimal, places: 2 });

/** The columns of a sessions file, in the reader's language. */
export const sessionColumns = (
  language: TableLanguage,
  showIdTag: (idTag: string) => string,
): Column<ListedSession>[] => {
  const column = (name: keyof typeof headers, width: number, value: (row: ListedSession) => TableValue) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('id', 10, ({ id }) => String(id)),
    column('station', 24, ({ stationName }) => stationName),
    column('serial', 18, ({ serialNumber }) => serialNumber),
    column('connector', 14, ({ connectorId }) => String(connectorId)),
    column('start', 20, ({ startedAtLocal, startedAt }) => ({ local: startedAtLocal, at: startedAt })),
    column('end', 20, ({ endedAtLocal, endedAt }) => endedAt && { local: endedAtLocal ?? '', at: endedAt }),
    column('duration', 10, ({ durationSeconds }) => ({ seconds: durationSeconds })),
    column('energy', 14, ({ energyWh }) => kWh(energyWh)),
    column('price', 14, ({ pricePerKwh }) => pricePerKwh && { decimal: pricePerKwh, places: 4 }),
    column('amount', 12, ({ amount }) => money(amount)),
    column('currency', 9, () => 'EUR'),
    column('free', 16, ({ freeRule }) =>
      freeRule === 'whitelist' || freeRule === 'free-charging' ? freeBecause[freeRule][language] : null,
    ),
    column('card', 22, ({ idTag }) => showIdTag(idTag)),
    column('description', 24, ({ whitelistDescription }) => whitelistDescription),
    column('network', 20, ({ network }) => network ?? unknownNetwork[language]),
    column('stopReason', 14, ({ stopReason }) => stopReason),
    column('flags', 24, ({ anomalies }) => anomalies.join(' ')),
    column('decision', 24, ({ review }) => review && decision[review][language]),
  ];
};

/** The last row of a sheet, under the columns above. */
export const totalsRow = (
  language: TableLanguage,
  totals: { energyWh: number; amount: string; durationSeconds: number },
): TableValue[] => [
  total[language],
  ...Array.from({ length: 5 }, () => null),
  { seconds: totals.durationSeconds },
  kWh(totals.energyWh),
  null,
  money(totals.amount),
  'EUR',
];
