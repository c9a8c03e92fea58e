import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { roundHalfUp, sumAmounts, ZERO_AMOUNT } from '@laadpoort/domain/money/amount';
import { isBilled } from '@laadpoort/domain/sessions/review';
import { dayOf, lastDayOf } from '@laadpoort/domain/reports/month';
import { csvDownload } from '#platform/downloads/csv-download.ts';
import type { PageEnd } from '#platform/http/page-cursor.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Download, type Refusal } from '#platform/http/route.ts';
import { notationOf, type TableLanguage, type TableNotation } from '#platform/downloads/table.ts';
import { xlsxDownload } from '#platform/downloads/xlsx-download.ts';
import { sessionColumns, totalsRows, type ExportTotals } from './export-columns.ts';
import type { SessionFilter, SessionReader } from './session-filter.ts';
import type { ListedSession } from './listed-session.ts';
import { listSessions, pageEndOf, readTotals } from './store.ts';

/** So few that nobody notices while they are read. */
const PAGE = 100;
/** Programs take long to open longer sheets; beyond this size the CSV has to be used. */
const MAX_XLSX_ROWS = 20_000;

interface FileForm {
  readonly format: 'csv' | 'xlsx';
  readonly language: TableLanguage;
  /** By the language if absent; a sheet has numbers, which each reader sees in their own. */
  readonly notation: TableNotation | undefined;
  readonly cards: 'whole' | 'masked';
}

/** Exactly the sessions that the filter lists, as a file. */
export const exportSessionFile = async (
  db: Database,
  reader: SessionReader,
  filter: SessionFilter,
  { format, language, notation = notationOf(language), cards }: FileForm,
): Promise<Download | Refusal> => {
  const name = await fileName(db, reader, filter);
  const showIdTag = (row: ListedSession) =>
    reader.seesIdTags && cards === 'whole' && isOwnCard(row) ? row.idTag : maskIdTag(row.idTag);
  const columns = sessionColumns({ language, showIdTag });
  const rows = allSessions(db, reader, filter);
  if (format === 'csv') return csvDownload(name, columns, rows, notation);
  const { sessions, waiting } = await readTotals(db, reader, filter);
  if (sessions + waiting.sessions > MAX_XLSX_ROWS)
    return refuse('invalid-request', [{ path: 'query.format', code: 'too-many-rows' }]);
  const [billed, unbilled] = [noTotals(), noTotals()];
  return xlsxDownload(name, columns, counted(rows, billed, unbilled), () =>
    totalsRows(language, billed, unbilled.rows > 0 ? unbilled : null),
  );
};

/** The account's own: whitelisted, when the session began or now, or held by somebody of the account. */
const isOwnCard = ({ whitelistedNow, heldByMember, freeRule }: ListedSession): boolean =>
  whitelistedNow || heldByMember || freeRule === 'whitelist';

type Counted = ExportTotals & { rows: number };

const noTotals = (): Counted => ({
  rows: 0,
  energyWh: 0,
  amount: ZERO_AMOUNT,
  rounded: ZERO_AMOUNT,
  durationSeconds: 0,
});

/** Page by page, so that a file of any length only needs the memory of one page. */
async function* allSessions(
  db: Database,
  reader: SessionReader,
  filter: SessionFilter,
): AsyncGenerator<ListedSession> {
  // A session that ends while the file is being written would be found a second time, among the completed ones.
  const running = new Set<number>();
  let after: PageEnd | null = null;
  do {
    const rows = await listSessions(db, reader, filter, { after, limit: PAGE });
    for (const row of rows) {
      if (row.endedAt === null) running.add(row.id);
      else if (running.has(row.id)) continue;
      yield row;
    }
    const last = rows.at(PAGE - 1);
    after = last ? pageEndOf(last) : null;
  } while (after !== null);
}

/** Adds up the rows as they pass, so that the last rows are the sums of those above them. */
async function* counted(
  rows: AsyncIterable<ListedSession>,
  billed: Counted,
  unbilled: Counted,
): AsyncGenerator<ListedSession> {
  for await (const row of rows) {
    const totals = row.endedAt === null || isBilled(row.state, row.review) ? billed : unbilled;
    totals.rows += 1;
    totals.energyWh += row.energyWh;
    totals.durationSeconds += row.durationSeconds;
    totals.amount = sumAmounts([totals.amount, row.amount]);
    totals.rounded = sumAmounts([totals.rounded, roundHalfUp(row.amount, 2)]);
    yield row;
  }
}

/** `sessions_2026-11_<account>`: the requested month, or days; otherwise the day it was created. */
const fileName = async (
  { prisma }: Database,
  { accountId, now }: SessionReader,
  { from, to }: SessionFilter,
): Promise<string> => {
  const account = await prisma.organization.findUnique({ where: { id: accountId }, select: { name: true } });
  const owner = (account?.name ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `sessions_${periodText(from, to) ?? dayOf(now, 'Europe/Amsterdam')}_${owner || 'account'}`;
};

const periodText = (from: string | undefined, to: string | undefined): string | null => {
  if (!from || !to) return from ?? to ?? null;
  const month = from.slice(0, 7);
  return from === `${month}-01` && to === lastDayOf(month) ? month : `${from}_${to}`;
};
