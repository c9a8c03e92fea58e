import { sessionFilterSchema } from '@laadpoort/contract/sessions/session';
import { useSearchParams } from 'react-router';
import type { SessionFilter } from '../queries.ts';

/** The filters in a URL; an invalid one is ignored, the others apply. */
export const filterOf = (search: URLSearchParams): SessionFilter => {
  const given = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  const parsed = sessionFilterSchema.safeParse(given);
  if (parsed.success) return given;
  const wrong = new Set(
    parsed.error.issues.flatMap(({ path, ...issue }) => ('keys' in issue ? issue.keys : [String(path[0])])),
  );
  return Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
};

/** Filters are in the URL, so they survive a reload and can be shared. */
export const useFilterInUrl = () => {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const change = (changes: SessionFilter) => {
    const next = Object.entries({ ...filter, ...changes }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    setSearch(Object.fromEntries(next.map(([name, value]) => [name, String(value)])), { replace: true });
  };
  return {
    filter,
    change,
    clear: () => setSearch({}, { replace: true }),
    active: Object.keys(filter).length > 0,
  };
};
