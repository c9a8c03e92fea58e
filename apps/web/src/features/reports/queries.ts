import { getAvailability } from '@laadpoort/contract/reports/availability';
import { getCardsReport } from '@laadpoort/contract/reports/cards';
import { getCo2 } from '@laadpoort/contract/reports/co2';
import { listFaults } from '@laadpoort/contract/reports/faults';
import { listJournal } from '@laadpoort/contract/reports/journal';
import { getMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { getOpenItems } from '@laadpoort/contract/reports/open-items';
import { getPeakPower } from '@laadpoort/contract/reports/peak-power';
import { listReconciliation } from '@laadpoort/contract/reports/reconciliation';
import { getReimbursements } from '@laadpoort/contract/reports/reimbursements';
import { getUtilisation } from '@laadpoort/contract/reports/utilisation';
import { listStations } from '@laadpoort/contract/stations/endpoints';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';
import type { JournalFilter } from './bookkeeping/journal-in-url.ts';

/** Months as `2026-11`, both inclusive; without `stationId`, all stations. */
export interface ReportFilter {
  readonly from: string;
  readonly to: string;
  readonly stationId?: string;
  /** Rows by connector; otherwise by station. */
  readonly by?: 'connector';
}

export const reportQuery = (filter: ReportFilter) => apiQuery(getMonthlyReport, { query: filter });
export const stationsQuery = apiQuery(listStations, {});
export const reimbursementsQuery = (year: string) => apiQuery(getReimbursements, { query: { year } });

export interface MonthFilter {
  readonly month: string;
  readonly stationId?: string;
}

export const utilisationQuery = (filter: MonthFilter) => apiQuery(getUtilisation, { query: filter });
export const availabilityQuery = (filter: MonthFilter) => apiQuery(getAvailability, { query: filter });
export const peakPowerQuery = (filter: MonthFilter) => apiQuery(getPeakPower, { query: filter });
export const faultsQuery = (filter: MonthFilter) => apiPagesQuery(listFaults, { query: filter });

export interface YearFilter {
  readonly year: string;
  readonly stationId?: string;
}

export const co2Query = (filter: YearFilter) => apiQuery(getCo2, { query: filter });

export const journalQuery = (filter: JournalFilter) => apiPagesQuery(listJournal, { query: filter });
export const openItemsQuery = apiPagesQuery(getOpenItems, {});
export const cardsQuery = (year: string) => apiQuery(getCardsReport, { query: { year } });
export const reconciliationQuery = (month: string) => apiPagesQuery(listReconciliation, { query: { month } });
