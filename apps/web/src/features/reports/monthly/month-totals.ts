import type { MonthlyReport } from '@laadpoort/contract/reports/monthly';
import { sumAmounts } from '@laadpoort/domain/money/amount';

export type ReportRow = MonthlyReport['rows'][number];

export interface MonthTotal {
  readonly month: string;
  readonly sessions: number;
  readonly paidEnergyWh: number;
  readonly freeEnergyWh: number;
  readonly amount: string;
  readonly provisional: boolean;
}

/** The sum of the rows: sessions, energies in Wh and the exact amount. */
export const totalOf = (rows: readonly ReportRow[]) => ({
  sessions: rows.reduce((sum, row) => sum + row.sessions, 0),
  paidEnergyWh: rows.reduce((sum, row) => sum + row.paidEnergyWh, 0),
  freeEnergyWh: rows.reduce((sum, row) => sum + row.freeEnergyWh, 0),
  amount: sumAmounts(rows.map(({ amount }) => amount)),
});

/** A total for each month, including months without sessions. */
export const monthTotals = (rows: readonly ReportRow[], months: readonly string[]): MonthTotal[] =>
  months.map((month) => {
    const own = rows.filter((row) => row.month === month);
    return { month, ...totalOf(own), provisional: own.some(({ provisional }) => provisional) };
  });
