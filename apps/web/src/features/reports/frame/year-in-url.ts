import { yearSchema } from '@laadpoort/contract/reports/reimbursements';
import { useSearchParams } from 'react-router';

/** The year that a URL asks for, or the running one. */
export const yearIn = (search: URLSearchParams, running: string): string =>
  yearSchema.safeParse(search.get('year')).data ?? running;

/** The year is in the URL, so it survives a reload and can be shared. */
export const useYearInUrl = (running: string) => {
  const [search, setSearch] = useSearchParams();
  const setYear = (year: string) => setSearch(year === running ? {} : { year }, { replace: true });
  return [yearIn(search, running), setYear] as const;
};
