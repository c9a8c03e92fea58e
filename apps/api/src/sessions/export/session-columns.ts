import { AMOUNT_PLACES, roundHalfUp } from '@laadpoort/domain/money/amount';
import { energyBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { SessionEnergy } from '@laadpoort/domain/sessions/readings/energy-facts';
import { kWh, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import type { ListedSession } from '../portal/listed-session.ts';

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
  begin: { en: 'Begin reading (kWh)', nl: 'Beginstand (kWh)' },
  beginFrom: { en: 'Begin reading from', nl: 'Beginstand uit' },
  endRegister: { en: 'End reading (kWh)', nl: 'Eindstand (kWh)' },
  endFrom: { en: 'End reading from', nl: 'Eindstand uit' },
  energyFrom: { en: 'Energy from', nl: 'Energie uit' },
  rounded: { en: 'Amount (rounded)', nl: 'Bedrag (afgerond)' },
} as const;
const columnNames = Object.keys(headers) as (keyof typeof headers)[];

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
const none = { en: 'none', nl: 'geen' } as const;
const signed = { en: 'signed reading', nl: 'ondertekende stand' } as const;
const beginFrom = {
  signed,
  start: { en: 'start message', nl: 'startbericht' },
  begin: { en: 'reading of the begin', nl: 'stand van het begin' },
  previous: { en: 'end of the previous session', nl: 'einde van de vorige sessie' },
  sample: { en: 'reading during the session', nl: 'stand tijdens de sessie' },
  zero: { en: 'counts from 0 in each session', nl: 'telt per sessie vanaf 0' },
  none,
} as const satisfies Record<SessionEnergy['begin'], object>;
const endFrom = {
  signed,
  stop: { en: 'stop message', nl: 'stopbericht' },
  end: { en: 'reading of the end', nl: 'stand van het einde' },
  next: { en: 'start of the next session', nl: 'start van de volgende sessie' },
  sample: { en: 'reading during the session', nl: 'stand tijdens de sessie' },
  none,
} as const satisfies Record<SessionEnergy['end'], object>;
const energyFromText = {
  registers: { en: 'end minus begin reading', nl: 'eindstand min beginstand' },
  readings: { en: 'readings during the session', nl: 'standen tijdens de sessie' },
  estimated: { en: 'estimate', nl: 'schatting' },
  corrected: { en: 'corrected by a person', nl: 'door iemand gecorrigeerd' },
  none: { en: 'no readings', nl: 'geen standen' },
} as const;
const total = { en: 'Total', nl: 'Totaal' } as const;
const notInTotal = {
  en: 'Not in the total: awaiting a decision or excluded',
  nl: 'Niet in het totaal: wacht op beoordeling of uitgesloten',
} as const;

/** Exact, and as it is shown and paid. */
const exact = (decimal: string): TableValue => ({ decimal, places: AMOUNT_PLACES });
const rounded = (amount: string): TableValue => ({ decimal: roundHalfUp(amount, 2), places: 2 });
const register = (edge: { readonly registerWh: number } | null): TableValue => edge && kWh(edge.registerWh);

type ColumnName = keyof typeof headers;

interface Shown {
  readonly language: TableLanguage;
  readonly showIdTag: (row: ListedSession) => string;
}

const valuesIn = ({
  language,
  showIdTag,
}: Shown): Record<ColumnName, readonly [width: number, value: (row: ListedSession) => TableValue]> => {
  return {
    id: [10, ({ id }) => String(id)],
    station: [24, ({ stationName }) => stationName],
    serial: [18, ({ serialNumber }) => serialNumber],
    connector: [14, ({ connectorId }) => String(connectorId)],
    start: [26, startOf],
    end: [
      26,
      (row) => row.endedAt && { local: row.endedAtLocal ?? '', at: row.endedAt, after: startOf(row) },
    ],
    duration: [10, ({ durationSeconds }) => ({ seconds: durationSeconds })],
    energy: [14, ({ energyWh }) => kWh(energyWh)],
    price: [
      14,
      ({ pricePerKwh, freeRule }) =>
        pricePerKwh === null || freeRule !== null ? null : { decimal: pricePerKwh, places: 4 },
    ],
    amount: [12, ({ amount }) => exact(amount)],
    currency: [9, () => 'EUR'],
    free: [
      16,
      ({ freeRule }) =>
        freeRule === 'whitelist' || freeRule === 'free-charging' ? freeBecause[freeRule][language] : null,
    ],
    card: [22, showIdTag],
    description: [24, ({ whitelistDescription }) => whitelistDescription],
    network: [20, ({ network }) => network ?? unknownNetwork[language]],
    stopReason: [14, ({ stopReason }) => stopReason],
    flags: [24, ({ anomalies }) => anomalies.join(' ')],
    decision: [24, ({ review }) => review && decision[review][language]],
    begin: [18, (row) => register(energyBasis(row).begin)],
    beginFrom: [
      20,
      (row) => {
        const { begin } = energyBasis(row);
        return begin && beginFrom[begin.from][language];
      },
    ],
    endRegister: [18, (row) => register(energyBasis(row).end)],
    endFrom: [
      20,
      (row) => {
        const { end } = energyBasis(row);
        return end && endFrom[end.from][language];
      },
    ],
    energyFrom: [24, (row) => energyFromText[energyBasis(row).energyFrom][language]],
    rounded: [18, ({ amount }) => rounded(amount)],
  };
};

const startOf = ({ startedAtLocal, startedAt }: ListedSession) => ({ local: startedAtLocal, at: startedAt });

/** The columns of a sessions file, in the reader's language (docs/session-files.md). */
export const sessionColumns = (shown: Shown): Column<ListedSession>[] => {
  const values = valuesIn(shown);
  return columnNames.map((name) => {
    const [width, value] = values[name];
    return { header: headers[name][shown.language], width, value };
  });
};

export interface ExportTotals {
  energyWh: number;
  amount: string;
  /** Of the rows as they are shown. */
  rounded: string;
  durationSeconds: number;
}

/** The last rows of a sheet: what is billed, and what else stands above it. */
export const totalsRows = (
  language: TableLanguage,
  billed: ExportTotals,
  unbilled: ExportTotals | null,
): TableValue[][] => {
  const row = (label: string, sums: ExportTotals): TableValue[] => {
    const values: Partial<Record<ColumnName, TableValue>> = {
      id: label,
      duration: { seconds: sums.durationSeconds },
      energy: kWh(sums.energyWh),
      amount: exact(sums.amount),
      currency: 'EUR',
      rounded: rounded(sums.rounded),
    };
    return columnNames.map((name) => values[name] ?? null);
  };
  return [row(total[language], billed), ...(unbilled === null ? [] : [row(notInTotal[language], unbilled)])];
};
