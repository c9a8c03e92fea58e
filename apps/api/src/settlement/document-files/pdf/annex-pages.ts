import { sumAmounts } from '@laadpoort/domain/money/amount';
import { localTimeOf } from '@laadpoort/domain/reports/month';
import type { DocumentSession, SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { offsetText } from '#platform/downloads/table.ts';
import type { DocumentFormat } from '../format.ts';
import { late, total } from '../words.ts';
import { heading, paragraph } from '#platform/pdf/blocks.ts';
import type { Pages } from '#platform/pdf/pages.ts';
import { table, type PdfColumn } from '#platform/pdf/table.ts';
import { labels, sentences } from './words.ts';

/** Nobody leafs through more, and they would take more memory than an export may. */
export const MAX_SESSIONS = 2_000;

/** All sessions: a table for each station and, where VAT is paid, each basis, so that no sum mixes them. */
export const annexPages = (
  pages: Pages,
  document: SettlementDocument,
  count: number,
  format: DocumentFormat,
): void => {
  const { language, sessions, vat } = document;
  const section = pages.tag(pages.root, 'Sect');
  heading(pages, section, 'H2', labels.annex[language]);
  if (count > MAX_SESSIONS) return paragraph(pages, section, sentences[language].elsewhere(count));
  const zones = [...new Set(sessions.map(({ timeZone }) => timeZone))].join(', ');
  paragraph(pages, section, sentences[language].clock(zones));
  const groups = Map.groupBy(sessions, ({ stationId, basis }) => JSON.stringify([stationId, vat && basis]));
  for (const group of groups.values()) {
    heading(pages, section, 'H3', group[0]?.stationName ?? '');
    table(pages, section, columns(document, group, format), group, totalsOf(document, group, format));
  }
};

const columns = (
  { language, vat }: SettlementDocument,
  [first]: readonly DocumentSession[],
  format: DocumentFormat,
): PdfColumn<DocumentSession>[] => {
  const amount = vat === null ? 'amount' : first?.basis === 'incl' ? 'amountGross' : 'amountNet';
  return [
    { header: labels.session[language], width: 45, value: ({ sessionId }) => String(sessionId) },
    {
      header: labels.start[language],
      width: 85,
      value: (session) => clockText(session, 'startedAt', format),
    },
    { header: labels.end[language], width: 85, value: (session) => clockText(session, 'endedAt', format) },
    {
      header: labels.charger[language],
      width: 90,
      value: ({ charger, connectorId }) => `${charger}, ${connectorId}`,
    },
    {
      header: labels.card[language],
      width: 84,
      value: (session) =>
        session.late === null ? session.label : `${session.label}\n${late[session.late][language]}`,
    },
    {
      header: labels.energy[language],
      width: 50,
      align: 'right',
      value: ({ energyWh }) => format.kWh(energyWh),
    },
    {
      header: labels[amount][language],
      width: 60,
      align: 'right',
      value: (session) => format.amount(session.amount),
    },
  ];
};

const totalsOf = (
  { language }: SettlementDocument,
  sessions: readonly DocumentSession[],
  format: DocumentFormat,
): readonly string[] => [
  total[language],
  '',
  '',
  '',
  '',
  format.kWh(sessions.reduce((sum, { energyWh }) => sum + energyWh, 0)),
  format.amount(sumAmounts(sessions.map(({ amount }) => amount))),
];

/** With the offset where the clock was changed in between: an hour may come twice. */
const clockText = (
  session: DocumentSession,
  edge: 'startedAt' | 'endedAt',
  format: DocumentFormat,
): string => {
  const offsets = [session.startedAt, session.endedAt].map((moment) => offset(moment, session.timeZone));
  const shown = format.clock(localTimeOf(new Date(session[edge]), session.timeZone));
  return offsets[0] === offsets[1] ? shown : `${shown} ${offset(session[edge], session.timeZone)}`;
};

const offset = (moment: string, timeZone: string): string => {
  const at = new Date(moment);
  return offsetText({ local: localTimeOf(at, timeZone), at });
};
