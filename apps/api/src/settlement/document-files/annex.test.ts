import { sumAmounts } from '@laadpoort/domain/money/amount';
import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import * as fc from 'fast-check';
import { buffer, text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { anyDocument, energyLine, finalOf, head, sessions } from '#test/settlement/documents.ts';
import { unzip } from '#test/files/unzip.ts';
import { documentAnnex } from './annex.ts';

const csv = async (document: SettlementDocument) =>
  (await text(documentAnnex(document, document.sessions, 'csv'))).trim();

/** Rows by their headers; only of values without delimiters in them. */
const rowsOf = async (document: SettlementDocument) => {
  const delimiter = document.language === 'nl' ? ';' : ',';
  const [header = '', ...rows] = (await csv(document)).split('\r\n');
  const names = header.split(delimiter);
  return rows.map((row) => Object.fromEntries(row.split(delimiter).map((value, n) => [names[n], value])));
};

const document = (kind: Parameters<typeof head>[0], language: 'en' | 'nl' = 'nl', count = 3) =>
  finalOf(buildDocument(head(kind, language), sessions(count)));

test('a row says all of a session, in the owner’s language and by the clock of the station', async () => {
  const [first] = await rowsOf(document('vat-nl'));
  expect(first).toEqual({
    Document: 'SB-1042-2026-0007',
    Maand: '2026-11',
    Eigenaar: 'Bakkerij De Korenaar',
    Sessie: '70000',
    Station: 'Kantoor Zuidas',
    Laadpaal: 'EVB-P17390867',
    Laadpunt: '1',
    Start: '2026-11-01T07:10:00+01:00',
    Einde: '2026-11-01T10:10:00+01:00',
    Duur: '3:00:00',
    'Energie (kWh)': '4,000',
    'Beginstand (kWh)': '1000,000',
    'Eindstand (kWh)': '1004,000',
    'Pas of netwerk': 'Shell Recharge',
    Tariefversie: 'rate-1',
    Starttarief: '0,350000',
    'Bedrag energie': '0,938000',
    'Bedrag tijd': '0,000000',
    'Bedrag parkeren': '0,000000',
    'Minimum of maximum': '0,000000',
    Bedrag: '1,288000',
    Valuta: 'EUR',
    Btw: 'niet inbegrepen',
    'Bedrag excl. btw': '1,288000',
    'Btw %': '21',
    Nagekomen: 'nagekomen: ontvangen na die maand',
  });
  expect((await rowsOf(document('vat-nl', 'en')))[0]).toMatchObject({
    'Charging point': '1',
    Amount: '1.288000',
    Late: 'late: received after its month',
  });
});

test('the hour that comes twice is told apart; what was typed with VAT is told without it too', async () => {
  const [given] = sessions(1, [energyLine(10_000, '0.3000')]);
  if (!given) throw new Error('no session');
  const billed = {
    ...given,
    basis: 'incl' as const,
    startedAt: '2026-10-25T00:30:00Z',
    endedAt: '2026-10-25T01:30:00Z',
  };
  const [row] = await rowsOf(finalOf(buildDocument(head('vat-nl', 'en'), [billed])));
  expect(row).toMatchObject({
    Start: '2026-10-25T02:30:00+02:00',
    End: '2026-10-25T02:30:00+01:00',
    Duration: '1:00:00',
    Amount: '3.000000',
    VAT: 'included',
    'Amount excl. VAT': '2.479339',
  });
});

test('a statement does not speak of invoices and VAT; cells are no formulas', async () => {
  for (const language of ['en', 'nl'] as const) {
    const table = await csv(document('private', language));
    expect(table).not.toMatch(/btw|vat|invoice|factuur/i);
  }
  const [given] = sessions(1);
  if (!given) throw new Error('no session');
  const table = await csv(buildDocument(head('private'), [{ ...given, label: '=1+1' }]));
  expect(table).toContain("'=1+1");
});

test('the rows add up to what was told, and their parts to each row', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument(), async (given) => {
      const plain = {
        ...given,
        language: 'en' as const,
        supplier: { ...given.supplier, name: 'X' },
        sessions: given.sessions.map((session) => ({ ...session, stationName: 'S', label: 'L' })),
      };
      const rows = await rowsOf(plain);
      expect(rows).toHaveLength(given.sessions.length);
      for (const row of rows) {
        const parts = ['Start fee', 'Energy amount', 'Time amount', 'Parking amount', 'Minimum or maximum'];
        expect(sumAmounts(parts.map((name) => row[name] ?? ''))).toBe(row['Amount']);
      }
      const sheet = unzip(
        await buffer(documentAnnex(plain, plain.sessions, 'xlsx')),
        'xl/worksheets/sheet1.xml',
      );
      const last = (sheet.match(/<row .*?<\/row>/gs) ?? []).at(-1);
      const values = [...(last ?? '').matchAll(/<v>([^<]*)<\/v>/g)].map(([, value]) => value);
      const sum = sumAmounts(rows.map((row) => row['Amount'] ?? ''));
      expect(values).toContain(sum);
    }),
    { numRuns: 40 },
  );
});

test('no total mixes amounts with and without VAT', async () => {
  const billed = sessions(4).map((session, index) => ({
    ...session,
    basis: index % 2 === 0 ? ('excl' as const) : ('incl' as const),
  }));
  const mixed = finalOf(buildDocument(head('vat-nl', 'en'), billed));
  const sheet = unzip(await buffer(documentAnnex(mixed, mixed.sessions, 'xlsx')), 'xl/worksheets/sheet1.xml');
  const last = (sheet.match(/<row .*?<\/row>/gs) ?? []).at(-1) ?? '';
  const rows = await rowsOf(mixed);
  expect(last).not.toContain(sumAmounts(rows.map((row) => row['Amount'] ?? '')));
  expect(last).toContain(sumAmounts(rows.map((row) => row['Amount excl. VAT'] ?? '')));
});
