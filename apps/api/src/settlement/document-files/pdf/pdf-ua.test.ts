import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import { expect, test } from 'vitest';
import { openRawPdf, textOf, type RawPdf } from '#test/files/raw-pdf.ts';
import { fontsOf, marksOf, pagesOf, structureOf } from '#test/files/tagged-pdf.ts';
import { finalOf, head, sessions } from '#test/settlement/documents.ts';
import { documentPdf } from './document-pdf.ts';

/*
 * What a machine can check of PDF/UA-1 (ISO 14289-1, in the order of the Matterhorn protocol), read from the bytes. No
 * validator of it is on npm; whether what is read aloud makes sense, only people can say.
 */

const open = (language: 'en' | 'nl', count = 60): RawPdf =>
  openRawPdf(documentPdf(finalOf(buildDocument(head('vat-nl', language), sessions(count)))));

test.each(['en', 'nl'] as const)('it says its language and title, and that it is PDF/UA (%s)', (language) => {
  const { catalog, get, trailer, streamOf } = open(language);
  const title = textOf(get(trailer, 'Info', 'Title'));
  expect(title).toBe(`${language === 'nl' ? 'Factuur' : 'Invoice'} SB-1042-2026-0007`);
  expect(textOf(get(catalog, 'Lang'))).toBe(language === 'nl' ? 'nl-NL' : 'en-GB');
  expect(get(catalog, 'MarkInfo', 'Marked')).toBe(true);
  expect(get(catalog, 'MarkInfo', 'Suspects')).not.toBe(true);
  expect(get(catalog, 'ViewerPreferences', 'DisplayDocTitle')).toBe(true);
  const metadata = streamOf(catalog, 'Metadata').toString('utf8');
  expect(metadata).toContain('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"');
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(metadata).toContain(`<rdf:li xml:lang="x-default">${title}</rdf:li>`);
  // Nothing that keeps programs from reading it, or that they could not read.
  expect(get(trailer, 'Encrypt')).toBeNull();
  for (const absent of ['AcroForm', 'OpenAction', 'AA']) expect(get(catalog, absent)).toBeNull();
});

test('all that is drawn is in the tree once, or an artifact; nothing is both', () => {
  const pdf = open('nl', 200);
  const inTree = structureOf(pdf).flatMap(({ marks }) => marks);
  const pages = pagesOf(pdf);
  expect(pages.length).toBeGreaterThan(4);
  const drawn: string[] = [];
  for (const [index, page] of pages.entries()) {
    const marks = marksOf(pdf, page);
    expect(marks.unmarked).toEqual([]);
    expect(marks.nested).toEqual([]);
    // The footer, at least.
    expect(marks.artifacts).toBeGreaterThan(0);
    drawn.push(...marks.ids.map((id) => `${index} ${id}`));
    expect(pdf.get(page, 'Tabs')).toEqual({ name: 'S' });
    expect(pdf.get(page, 'Annots')).toBeNull();
  }
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(inTree.toSorted()).toEqual(drawn.toSorted());
});

test('from each mark one finds its element, and from each element its parent', () => {
  const pdf = open('nl', 200);
  const { catalog, get, list } = pdf;
  const elements = structureOf(pdf);
  expect(elements.filter(({ knowsParent }) => !knowsParent)).toEqual([]);
  const numbers = list(catalog, 'StructTreeRoot', 'ParentTree', 'Nums');
  const elementOf = new Map(elements.flatMap(({ ref, marks }) => marks.map((mark) => [mark, ref])));
  for (const [index, page] of pagesOf(pdf).entries()) {
    const key = numbers.indexOf(get(page, 'StructParents'));
    expect(key % 2).toBe(0);
    for (const [id, ref] of list(numbers[key + 1]).entries())
      expect(ref).toEqual({ ref: elementOf.get(`${index} ${id}`) });
  }
});

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Document: ['Sect', 'H1', 'P', 'Table'],
  Sect: ['H2', 'H3', 'P', 'Table'],
  Table: ['THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  H1: [],
  H2: [],
  H3: [],
  P: [],
  TH: [],
  TD: [],
};

test('roles are standard ones in their places; headings leave no level out', () => {
  const elements = structureOf(open('nl'));
  for (const { role, parentRole } of elements)
    expect(parentRole === null ? ['Document'] : CHILDREN[parentRole]).toContain(role);
  const levels = elements.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2);
});

test('each row of a table has as many cells, and its heads say what they head', () => {
  const elements = structureOf(open('nl', 200));
  const childrenOf = Map.groupBy(elements, ({ parent }) => parent);
  const rowsOf = (ref: number): number[] =>
    (childrenOf.get(ref) ?? []).flatMap((child) => (child.role === 'TR' ? [child.ref] : rowsOf(child.ref)));
  const tables = elements.filter(({ role }) => role === 'Table');
  expect(tables).toHaveLength(5);
  for (const { ref } of tables) {
    const rows = rowsOf(ref).map((row) => childrenOf.get(row) ?? []);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat()) if (cell.role === 'TH') expect(['Row', 'Column']).toContain(cell.scope);
    // Each other cell is headed by the first of its row or of its column.
    for (const row of rows)
      for (const [column, cell] of row.entries())
        if (cell.role === 'TD') expect(row[0]?.scope ?? rows[0]?.[column]?.scope ?? null).not.toBeNull();
  }
});

test('each font is embedded, with widths, and each glyph that is shown is a letter', () => {
  const pdf = open('nl');
  const fonts = pagesOf(pdf).flatMap((page) => fontsOf(pdf, page));
  expect(fonts.length).toBeGreaterThan(2);
  for (const font of fonts) {
    expect(font).toMatchObject({
      subtype: 'Type0',
      encoding: 'Identity-H',
      descendant: 'CIDFontType2',
      mapsToGlyphs: 'Identity',
      isEmbedded: true,
    });
    expect(font.shown.length).toBeGreaterThan(10);
    // Neither the glyph for what is missing, nor one without a letter, nor one without a width.
    for (const glyph of font.shown) {
      expect(glyph).toBeGreaterThan(0);
      expect(font.letters.get(glyph)).toMatch(/^[^\0\uFEFF\uFFFE]+$/);
      expect(font.widths).toBeGreaterThan(glyph);
    }
  }
});
