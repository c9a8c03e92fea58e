import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import type { BilledPartyKind, SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { elements, readPdf, type PdfElement, type ReadPdf } from '#test/files/read-pdf.ts';
import {
  anyDocument,
  creditNoteOf,
  energyLine,
  finalOf,
  head,
  sessions,
} from '#test/settlement/documents.ts';
import { documentPdf } from './document-pdf.ts';
import { fontForDocument, written } from '#platform/pdf/fonts.ts';

const made = (kind: BilledPartyKind, language: 'en' | 'nl' = 'nl', count = 5): SettlementDocument =>
  finalOf(buildDocument(head(kind, language), sessions(count)));

const read = (document: SettlementDocument) => readPdf(documentPdf(document));

const squeezed = (text: string) => text.replaceAll(/\s/g, '');
/** Without blanks, since a text that wraps has none where its lines end. */
const textOf = ({ texts }: ReadPdf): string =>
  squeezed(
    texts
      .flat()
      .map(({ text }) => text)
      .join(''),
  );
const expectTexts = (pdf: ReadPdf, texts: readonly string[]) => {
  const whole = textOf(pdf);
  for (const text of texts) expect(whole).toContain(squeezed(text));
};
const rolesOf = (pdf: ReadPdf, role: string): PdfElement[] =>
  pdf.trees.flatMap((tree) => elements(tree, role));
const headings = (pdf: ReadPdf) =>
  ['H1', 'H2', 'H3'].map((role) => rolesOf(pdf, role).map(({ text }) => text));

test('an invoice says all that the law asks for', async () => {
  expectTexts(await read(made('vat-nl')), [
    'Factuur uitgereikt door afnemer',
    'SB-1042-2026-0007',
    '4 december 2026',
    'Periode november 2026',
    'Bakkerij De Korenaar Molenweg 12 3511 AA Utrecht Nederland KvK 12345678 Btw-id NL123456782B90',
    'Laadpoort B.V. Keizersgracht 1 1015 AA Amsterdam Nederland KvK 87654321 Btw-id NL876543214B01',
    'Uitbetaling 20 december 2026',
    'NL20 **** **** 67, Bakkerij De Korenaar',
    'Versie 2, aanvaard op 2 januari 2026',
    'Kantoor Zuidas Geladen energie 31,757 kWh 0,2345 7,45',
    'Starttarief 1 sessie 0,35 0,35',
    'Subtotaal excl. btw € 23,61',
    'Btw 21% over € 23,61 € 4,96',
    'Totaal € 28,57',
    'Afronding € ',
    'nagekomen: ontvangen na die maand',
    'Eén sessie eindigde in een eerdere maand',
  ]);
  expectTexts(await read(made('vat-nl', 'en')), [
    'Invoice Self-billing (factuur uitgereikt door afnemer)',
    'VAT 21% of €23.61',
    'Total €28.57',
    'late: received after its month',
  ]);
});

test.each(['en', 'nl'] as const)('each kind of document has its words (%s)', async (language) => {
  const kor = await read(made('kor', language));
  expectTexts(kor, ['kleineondernemersregeling', '25 Wet op de omzetbelasting 1968']);
  expect(textOf(kor)).not.toContain('21%');
  const statements = [made('private', language), made('very-small', language)];
  for (const document of [...statements, ...statements.map(creditNoteOf)]) {
    const pdf = await read(document);
    expect(textOf(pdf)).not.toMatch(/factuur|invoice|btw|self-billing/i);
    expect(textOf(pdf)).not.toContain('VAT');
    expect(`${String(pdf.title)} ${pdf.metadata}`).not.toMatch(/factuur|invoice|btw/i);
  }
  expectTexts(await read(creditNoteOf(made('vat-nl', language))), [
    'SC-1042-2026-0001',
    language === 'nl'
      ? 'Crediteert SB-1042-2026-0007 van 4 december 2026, geheel'
      : 'Credits SB-1042-2026-0007 of 4 December 2026, as a whole',
    language === 'nl' ? 'Wordt verrekend met de volgende uitbetaling' : 'Taken off the next payout',
  ]);
  const draft = await read(buildDocument({ ...head('vat-nl', language), bankAccount: null }, sessions(2)));
  expectTexts(
    draft,
    language === 'nl'
      ? ['Factuur (concept)', 'Concept, nog', 'Nog niet bekend']
      : ['Invoice (draft)', 'Draft, not', 'Not known yet'],
  );
});

test('nobody reads the number of the bank account', async () => {
  expect(textOf(await read(made('vat-nl')))).not.toContain('NL20INGB');
});

test('programs that read aloud find the language, the title, the headings and what heads each cell', async () => {
  const pdf = await read(made('vat-nl', 'nl', 2));
  expect(pdf).toMatchObject({ language: 'nl-NL', title: 'Factuur SB-1042-2026-0007' });
  expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(headings(pdf)).toEqual([
    ['Factuur'],
    ['Leverancier', 'Afnemer', 'Specificatie', 'Bijlage: alle sessies'],
    ['Kantoor Zuidas', 'Molenweg 12'],
  ]);
  const [facts, lines, totals, ...annex] = rolesOf(pdf, 'Table');
  for (const table of [facts, totals])
    for (const row of table ? elements(table, 'TR') : [])
      expect(row.children.map(({ role, scope }) => [role, scope])).toEqual([
        ['TH', 'Row'],
        ['TD', null],
      ]);
  for (const table of [lines, ...annex]) {
    const [first, ...rows] = table ? elements(table, 'TR') : [];
    expect(first?.children.map(({ role, scope }) => `${role} ${scope}`)).toEqual(
      first?.children.map(() => 'TH Column'),
    );
    for (const row of rows) expect(row.children).toHaveLength(first?.children.length ?? 0);
  }
  expect(annex).toHaveLength(2);
  // All that is drawn is in the tree, but for the footers.
  const title = 'Factuur SB-1042-2026-0007';
  const footers = [`${title} · pagina 1`, `${title} · pagina 2, de laatste`];
  const tree = squeezed(pdf.trees.map(({ text }) => text).join(''));
  expect(footers.reduce((text, each) => text.replace(squeezed(each), ''), textOf(pdf))).toBe(tree);
});

test('fonts are embedded, all of them', () => {
  const file = documentPdf(made('vat-nl')).toString('latin1');
  expect(file.match(/\/Type \/FontDescriptor/g)).toHaveLength(2);
  expect(file.match(/\/FontFile2 /g)).toHaveLength(2);
  expect(file.match(/\/ToUnicode /g)).toHaveLength(2);
  expect(file).not.toMatch(/\/Subtype \/Type1\b|Helvetica/);
});

test('the letters of Europe are written; what no font has is shown to be missing', () => {
  const letters =
    'ÀÁÂÃÄÅĀĂĄÆÇĆĈĊČÐĎĐÈÉÊËĒĖĘĚĞĠĢĤĦÌÍÎÏĨĪĮİıĲĳĴĶĹĻĽĿŁÑŃŅŇŊÒÓÔÕÖŌŐØŒŔŖŘŚŜŞȘŠẞßŢȚŤÞÙÚÛÜŨŪŬŮŰŲŴẂẄŶŸÝỲŹŻŽ€–’“„' +
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊϋΐΰςАБВГҐДЂЃЕЁЄЖЗЅИІЇЙЈКЛЉМНЊОПРСТЋЌУЎФХЦЧЏШЩЪЫЬЭЮЯ' +
    'ԱԲԳაბგ';
  for (const font of ['regular', 'bold'] as const) expect(written(letters, font)).toBe(letters);
  expect(written('日本 a\u0007b\u202Ec\u0000', 'regular')).toBe('�� a bc ');
});

test('many sessions: each is there, on numbered pages with the heads of their columns', async () => {
  const document = made('vat-nl', 'nl', 200);
  const pdf = await read(document);
  const rows = rolesOf(pdf, 'TR').map(({ children }) => children[0]?.text ?? '');
  for (const { sessionId } of document.sessions) expect(rows).toContain(String(sessionId));
  expect(pdf.texts.length).toBeGreaterThan(4);
  for (const [index, page] of pdf.texts.entries()) {
    const text = page.map((each) => each.text);
    const last = index === pdf.texts.length - 1 ? ', de laatste' : '';
    expect(text.join('')).toContain(`Factuur SB-1042-2026-0007 · pagina ${index + 1}${last}`);
    expect(text).toContain('Sessie');
    // Nothing leaves the page.
    for (const { x, y, width } of page) {
      expect(x).toBeGreaterThanOrEqual(48);
      expect(x + width).toBeLessThan(548);
      expect(y).toBeGreaterThan(24);
    }
  }
  // A head is in the tree once: drawn again it would be read aloud again.
  expect(rolesOf(pdf, 'TH').filter(({ text }) => text === 'Sessie')).toHaveLength(2);
});

test('so many sessions that nobody leafs through them are in the other files', async () => {
  const pdf = await read(made('private', 'nl', 2_001));
  expectTexts(pdf, ['De 2001 sessies van dit document staan in de bijbehorende CSV- en XLSX-bestanden']);
  expect(pdf.texts).toHaveLength(1);
});

/**
 * Sign by sign: pdfjs gives back a line that begins in Hebrew in reverse, where accents follow another letter, and without
 * `<` and `>`.
 */
const shown = (text: string) => written(text, 'regular').normalize('NFKD').replaceAll(/[<>]/g, '');

test('whatever is in it, all of it is on the pages, and adds up', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument(), async (document) => {
      const pdf = await read(document);
      const whole = textOf(pdf).normalize('NFKD');
      const { language, supplier, lines } = document;
      for (const name of [supplier.name, supplier.street, ...lines.map(({ stationName }) => stationName)])
        expect(sorted(whole)).toEqual(expect.arrayContaining([...new Set(squeezed(shown(name)))]));
      const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
      for (const { amount } of lines) expect(whole).toContain(decimal.format(amount as never));
      for (const page of pdf.texts)
        for (const { x, y, width } of page) {
          // A mark that belongs to the letter before it is set back into it, and the first of a line has none.
          expect(x).toBeGreaterThan(40);
          expect(x + width).toBeLessThan(549);
          expect(y).toBeGreaterThan(24);
        }
    }),
    { numRuns: 15 },
  );
});

const sorted = (text: string) => [...new Set(text)];

test('a long name wraps and is whole', async () => {
  const name = `Energiecoöperatie ${'Vergoedingsverwerking'.repeat(4)} & <Łódź>`;
  const given = head('vat-nl');
  const supplier = { ...given.supplier, name };
  expectTexts(await read({ ...made('vat-nl'), supplier }), [name]);
});

test('the hour that comes twice is told apart by its offset', async () => {
  const [given] = sessions(1, [energyLine(10_000, '0.3000')]);
  if (!given) throw new Error('no session');
  const twice = { ...given, startedAt: '2026-10-25T00:30:00Z', endedAt: '2026-10-25T01:30:00Z' };
  expectTexts(await read(finalOf(buildDocument(head('private'), [twice]))), [
    '25-10-2026, 02:30 +02:00',
    '25-10-2026, 02:30 +01:00',
  ]);
});

test('a price that was typed with VAT is told so, and no sum mixes both', async () => {
  const billed = sessions(4, [energyLine(10_000, '0.3000')]).map((session, index) => ({
    ...session,
    stationId: 'home',
    stationName: 'Molenweg 12',
    basis: index < 2 ? ('incl' as const) : ('excl' as const),
  }));
  const pdf = await read(finalOf(buildDocument(head('vat-nl'), billed)));
  expectTexts(pdf, ['tarief € 0,30 incl. btw', '0,24793388', 'Bedrag (€, incl. btw)']);
  expect(textOf(pdf).match(/Totaal[\d,]*?,\d{3}6,000000/g)).toHaveLength(2);
  expect(headings(pdf)[2]).toEqual(['Molenweg 12', 'Molenweg 12']);
});

test('the same document is the same file', () => {
  expect(documentPdf(made('kor')).equals(documentPdf(made('kor')))).toBe(true);
});

test('what a glyph stands for in a document does not depend on the documents before it', () => {
  const [pair, ligature] = ['fi', '\uFB01'].map((text) => fontForDocument('regular').layout(text).glyphs[0]);
  expect(ligature?.id).toBe(pair?.id);
  expect([pair?.codePoints, ligature?.codePoints]).toEqual([[0x66, 0x69], [0xfb01]]);
});
