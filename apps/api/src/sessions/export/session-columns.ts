import { AMOUNT_PLACES, roundHalfUp } from '@laadpoort/domain/money/amount';
import { energyBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import { kWh, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import type { ListedSession } from '../list/listed-session.ts';
import {
  headers,
  freeBecause,
  isFreeRule,
  decision,
  unknownNetwork,
  beginFrom,
  endFrom,
  energyFromText,
  total,
  notInTotal,
  vat,
} from './column-words.ts';

const columnNames = Object.keys(headers) as (keyof typeof headers)[];

/** Exact, and as it is shown and paid. */
const exact = (decimal: string): TableValue => ({ decimal, places: AMOUNT_PLACES });

const rounded = (amount: string): TableValue => ({ decimal: roundHalfUp(amount, 2), places: 2 });

const register = (edge: { readonly registerWh: number } | null): TableValue => edge && kWh(edge.registerWh);

type ColumnName = keyof typeof headers;

interface ColumnsFor {
  readonly language: TableLanguage;
  readonly showIdTag: (row: ListedSession) => string;
}

const valuesIn = ({
  language,
  showIdTag,
}: ColumnsFor): Record<ColumnName, readonly [width: number, value: (row: ListedSession) => TableValue]> => {
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
      ({ priceLines }) => {
        const pricePerKwh = onePricePerKwh(priceLines ?? []);
        return pricePerKwh === null ? null : { decimal: pricePerKwh, places: 4 };
      },
    ],
    amount: [12, ({ amount }) => exact(amount)],
    vat: [14, ({ vatBasis }) => vatBasis && vat[vatBasis][language]],
    amountWithoutVat: [16, ({ amountWithoutVat }) => exact(amountWithoutVat)],
    currency: [9, () => 'EUR'],
    free: [
      16,
      ({ freeRule }) => (freeRule !== null && isFreeRule(freeRule) ? freeBecause[freeRule][language] : null),
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
    rounded: [22, ({ amountWithoutVat }) => rounded(amountWithoutVat)],
  };
};

/** Of all energy of a session; null where it had several, or none. */
const onePricePerKwh = (lines: NonNullable<ListedSession['priceLines']>): string | null => {
  const [line, ...others] = lines.filter(({ kind }) => kind === 'energy');
  return line && others.length === 0 ? line.pricePerKwh : null;
};

const startOf = ({ startedAtLocal, startedAt }: ListedSession) => ({ local: startedAtLocal, at: startedAt });

/** The columns of a sessions file, in the reader's language (docs/session-files.md). */
export const sessionColumns = (shown: ColumnsFor): Column<ListedSession>[] => {
  const values = valuesIn(shown);
  return columnNames.map((name) => {
    const [width, value] = values[name];
    return { header: headers[name][shown.language], width, value };
  });
};

export interface ExportTotals {
  energyWh: number;
  amountWithoutVat: string;
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
      amountWithoutVat: exact(sums.amountWithoutVat),
      currency: 'EUR',
      rounded: rounded(sums.rounded),
    };
    return columnNames.map((name) => values[name] ?? null);
  };
  return [row(total[language], billed), ...(unbilled === null ? [] : [row(notInTotal[language], unbilled)])];
};
