import { exportJournal, listJournal } from '@laadpoort/contract/reports/journal';
import { exportOpenItems, getOpenItems, type OpenItems } from '@laadpoort/contract/reports/open-items';
import { roundHalfUp, sumAmounts, ZERO_AMOUNT } from '@laadpoort/domain/money/amount';
import { ACCOUNT_TIME_ZONE, dayOf, monthOf } from '@laadpoort/domain/reports/month';
import type { Kernel } from '#chargers/kernel.ts';
import { Export } from '#platform/downloads/export.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import type { JournalFile } from './journal-file.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { openItemsTable } from './open-items-table.ts';
import { readJournal, readJournalAccounts, readJournalTotals, type JournalAsked } from './read-journal.ts';

type Query = Pick<JournalAsked, 'list'> & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The current month unless specified otherwise. */
const journalAsked = ({ list, from, to }: Query, now: Date): JournalAsked | Refusal => {
  const last = to ?? from ?? monthOf(now, ACCOUNT_TIME_ZONE);
  const first = from ?? last;
  if (first > last) return refuse('invalid-request', [{ path: 'query.to', code: 'before-start' }]);
  return { from: first, to: last, list };
};

type OpenItem = OpenItems['rows'][number] & { readonly place: string };

/** What the operator's bookkeeper takes over, about all accounts. */
export const registerSupportReportRoutes = (route: Route, { db, now, ask }: Kernel): void => {
  route(listJournal, async ({ query: { cursor, limit, ...query } }, { looking }) => {
    const asked = journalAsked(query, now());
    if ('code' in asked) return asked;
    const [page, totals] = await Promise.all([
      readJournal(db, asked, { cursor, limit }),
      readJournalTotals(db, asked),
    ]);
    await looking.into(page.rows.map(({ accountId, id }) => ({ accountId, targetId: id })));
    return { from: asked.from, to: asked.to, ...page, totals };
  });

  route(exportJournal, async ({ query: { format, language, ...query } }, { looking }) => {
    const asked = journalAsked(query, now());
    if ('code' in asked) return asked;
    const [totals, accounts] = await Promise.all([
      readJournalTotals(db, asked),
      readJournalAccounts(db, asked),
    ]);
    await looking.into(accounts);
    const given = { asked, totals, format, language } satisfies JournalFile;
    const maker = new URL('journal-file.ts', import.meta.url);
    return new Export({ name: `${asked.list}_${asked.from}_${asked.to}`, format, maker, given });
  });

  registerOpenItems(route, { now, ask });
};

/** How many documents are looked at together where all of them are. */
const PART = 5_000;

const registerOpenItems = (route: Route, { now, ask }: Pick<Kernel, 'now' | 'ask'>): void => {
  route(getOpenItems, async ({ query: { cursor, limit } }, { looking }) => {
    const isFirst = cursor === undefined;
    const found: OpenItem[] = [];
    let open = ZERO_AMOUNT;
    // What all of them come to is told once, beside the first page.
    for await (const item of ask('settlement.openItems', cursor ?? '', isFirst ? PART : limit + 1)) {
      if (isFirst) open = sumAmounts([open, item.open]);
      if (found.length <= limit) found.push(item);
      else if (!isFirst) break;
    }
    const { page, nextCursor } = pageByKey(found, limit, ({ place }) => place);
    await looking.into(page.map(({ accountId, id }) => ({ accountId, targetId: id })));
    const rows = page.map(({ place: _place, ...row }) => row);
    return { rows, open: isFirst ? roundHalfUp(open, 2) : null, nextCursor };
  });

  route(exportOpenItems, async ({ query: file }, { looking }) => {
    const rows: OpenItem[] = [];
    for await (const item of ask('settlement.openItems', '', PART)) rows.push(item);
    const oneOfEach = new Map(rows.map(({ accountId, id }) => [accountId, { accountId, targetId: id }]));
    await looking.into([...oneOfEach.values()]);
    const day = dayOf(now(), ACCOUNT_TIME_ZONE);
    const name = fileName('open-items', day);
    return reportExport(openItemsTable, { name, about: { day }, rows }, file);
  });
};
