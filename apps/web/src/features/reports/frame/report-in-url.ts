import { getMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { ACCOUNT_TIME_ZONE, addMonths, lastMonthBegun, monthOf } from '@laadpoort/domain/reports/month';
import { useSearchParams } from 'react-router';
import { useFromNow } from '#lib/use-now.ts';
import type { ReportFilter } from '../queries.ts';

export type Measure = 'energy' | 'income';

const { from, to, stationId } = getMonthlyReport.query.shape;

export const runningMonth = (now: Date) => monthOf(now, ACCOUNT_TIME_ZONE);
/** For reports about days that are over. */
export const begunMonth = (now: Date) => lastMonthBegun(now, ACCOUNT_TIME_ZONE);

/** The report that a URL asks for; missing or invalid values become the twelve months up to the current one. */
export const reportOf = (search: URLSearchParams, running: string): ReportFilter => {
  const given = (name: string, schema: typeof from) => schema.safeParse(search.get(name) ?? undefined).data;
  const last = given('to', to) ?? running;
  const first = given('from', from) ?? addMonths(last, -11);
  const station = stationId.safeParse(search.get('stationId') ?? undefined).data;
  return {
    from: first > last ? last : first,
    to: last,
    ...(station ? { stationId: station } : {}),
    ...(search.get('by') === 'connector' ? { by: 'connector' as const } : {}),
  };
};

/** Period, station and chart are in the URL, so they survive a reload and can be shared. */
export const useReportInUrl = () => {
  const [search, setSearch] = useSearchParams();
  const filter = reportOf(search, useFromNow(runningMonth));
  const measure: Measure = search.get('show') === 'income' ? 'income' : 'energy';
  const change = (changes: Partial<Record<'from' | 'to' | 'stationId' | 'by' | 'show', string>>) => {
    const next = Object.entries({ ...Object.fromEntries(search), ...changes });
    setSearch(Object.fromEntries(next.filter(([, value]) => value !== '')), { replace: true });
  };
  const clear = () => change({ from: '', to: '', stationId: '' });
  const active = ['from', 'to', 'stationId'].some((name) => search.has(name));
  return { filter, measure, change, clear, active };
};
