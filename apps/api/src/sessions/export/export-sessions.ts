import { dayOf, lastDayOf } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';
import { Export } from '#platform/downloads/export.ts';
import { notationOf, type TableNotation } from '#platform/downloads/table.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { SessionFilter, SessionReader } from '../list/session-filter.ts';
import { readTotals } from '../list/totals.ts';
import type { SessionFile } from './session-file.ts';

/** Programs take long to open longer sheets; beyond this size the CSV has to be used. */
const MAX_XLSX_ROWS = 20_000;

type FileForm = Pick<SessionFile, 'format' | 'language' | 'cards'> & {
  /** By the language if absent; a sheet has numbers, which each reader sees in their own. */
  readonly notation: TableNotation | undefined;
};

/** Exactly the sessions that the filter lists, as a file. */
export const exportSessionFile = async (
  db: Database,
  reader: SessionReader,
  filter: SessionFilter,
  { notation, ...form }: FileForm,
): Promise<Export | Refusal> => {
  const { format, language } = form;
  if (format === 'xlsx') {
    const { sessions, waiting } = await readTotals(db, reader, filter);
    if (sessions + waiting.sessions > MAX_XLSX_ROWS) return refuse('export-too-large');
  }
  return new Export({
    name: await fileName(db, reader, filter),
    format,
    maker: new URL('session-file.ts', import.meta.url),
    given: { ...form, reader, filter, notation: notation ?? notationOf(language) } satisfies SessionFile,
  });
};

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
