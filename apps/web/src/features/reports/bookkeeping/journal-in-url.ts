import { listJournal, JOURNAL_LISTS } from '@laadpoort/contract/reports/journal';
import { useSearchParams } from 'react-router';

export interface JournalFilter {
  readonly from: string;
  readonly to: string;
  readonly list: (typeof JOURNAL_LISTS)[number];
}

const { from, to, list } = listJournal.query.shape;

/** The list that a URL asks for; missing or invalid values become the documents of the running month. */
export const journalOf = (search: URLSearchParams, running: string): JournalFilter => {
  const given = (name: string, schema: typeof from) => schema.safeParse(search.get(name) ?? undefined).data;
  const last = given('to', to) ?? running;
  const first = given('from', from) ?? last;
  const asked = list.safeParse(search.get('list') ?? undefined).data ?? 'journal';
  return { from: first > last ? last : first, to: last, list: asked };
};

/** List and period are in the URL, so they survive a reload and can be shared. */
export const useJournalInUrl = (running: string) => {
  const [search, setSearch] = useSearchParams();
  const filter = journalOf(search, running);
  const change = (changes: Partial<JournalFilter>) => setSearch({ ...filter, ...changes }, { replace: true });
  return [filter, change] as const;
};
