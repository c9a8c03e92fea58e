import { shownIdTag } from '@laadpoort/domain/cards/shown-id-tag';
import { roundHalfUp, sumAmounts, ZERO_AMOUNT } from '@laadpoort/domain/money/amount';
import { isBilled } from '@laadpoort/domain/sessions/review';
import { csvFile } from '#platform/downloads/csv-file.ts';
import type { MakeFile } from '#platform/downloads/export.ts';
import type { Database } from '#platform/database/database.ts';
import type { PageEnd } from '#platform/http/page-cursor.ts';
import type { TableLanguage, TableNotation } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import type { ListedSession } from '../list/listed-session.ts';
import type { SessionFilter, SessionReader } from '../list/session-filter.ts';
import { listSessions, pageEndOf } from '../list/list-sessions.ts';
import { sessionColumns, totalsRows, type ExportTotals } from './session-columns.ts';

/** A file of any length only needs the memory of a few pages. */
const PAGE = 500;

export interface SessionFile {
  readonly reader: SessionReader;
  readonly filter: SessionFilter;
  readonly format: 'csv' | 'xlsx';
  readonly language: TableLanguage;
  readonly notation: TableNotation;
  readonly cards: 'whole' | 'masked';
}

/** Exactly the sessions that the filter lists. */
export const makeFile: MakeFile<SessionFile> = (
  db,
  { reader, filter, format, language, notation, cards },
) => {
  const managesCards = reader.managesCards && cards === 'whole';
  const showIdTag = ({ idTag, isOwnCard }: ListedSession) => shownIdTag(idTag, { managesCards, isOwnCard });
  const columns = sessionColumns({ language, showIdTag });
  const rows = allSessions(db, reader, filter);
  if (format === 'csv') return csvFile(columns, rows, notation);
  const [billed, unbilled] = [noTotals(), noTotals()];
  return xlsxFile(columns, counted(rows, billed, unbilled), () =>
    totalsRows(language, billed, unbilled.rows > 0 ? unbilled : null),
  );
};

type Counted = ExportTotals & { rows: number };

const noTotals = (): Counted => ({
  rows: 0,
  energyWh: 0,
  amountWithoutVat: ZERO_AMOUNT,
  rounded: ZERO_AMOUNT,
  durationSeconds: 0,
});

const allSessions = async function* (
  db: Pick<Database, 'pool'>,
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
};

/** Adds up the rows as they pass, so that the last rows are the sums of those above them. */
const counted = async function* (
  rows: AsyncIterable<ListedSession>,
  billed: Counted,
  unbilled: Counted,
): AsyncGenerator<ListedSession> {
  for await (const row of rows) {
    const totals = row.endedAt === null || isBilled(row.state, row.review) ? billed : unbilled;
    totals.rows += 1;
    totals.energyWh += row.energyWh;
    totals.durationSeconds += row.durationSeconds;
    totals.amountWithoutVat = sumAmounts([totals.amountWithoutVat, row.amountWithoutVat]);
    totals.rounded = sumAmounts([totals.rounded, roundHalfUp(row.amountWithoutVat, 2)]);
    yield row;
  }
};
