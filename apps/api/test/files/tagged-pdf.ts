import type { PdfDict, PdfValue, RawPdf } from './raw-pdf.ts';

/* How a PDF is tagged, from its objects. */

/** Pages in their order. */
export const pagesOf = ({ list, catalog }: RawPdf): readonly PdfValue[] => list(catalog, 'Pages', 'Kids');

interface Element {
  readonly ref: number;
  readonly role: string;
  readonly parent: number | null;
  readonly parentRole: string | null;
  readonly knowsParent: boolean;
  readonly scope: string | null;
  /** `page mark`, of what it consists of. */
  readonly marks: readonly string[];
}

/** All elements of the tree, in the order in which they are read aloud. */
export const structureOf = (pdf: RawPdf): readonly Element[] => {
  const { catalog, get, list, nameOf, refOf } = pdf;
  const pages = pagesOf(pdf).map(refOf);
  const walk = (value: PdfValue, parent: Element | null): Element[] => {
    const ref = refOf(value) ?? 0;
    const page = refOf(entryOf(get(value), 'Pg'));
    const kids = list(value, 'K');
    const markOf = (kid: PdfValue): string[] => {
      if (typeof kid === 'number') return [`${pages.indexOf(page)} ${kid}`];
      const id = get(kid, 'MCID');
      return typeof id === 'number' ? [`${pages.indexOf(refOf(entryOf(get(kid), 'Pg')) ?? page)} ${id}`] : [];
    };
    const attributes = list(value, 'A').filter((each) => nameOf(each, 'O') === 'Table');
    const element: Element = {
      ref,
      role: nameOf(value, 'S') ?? '',
      parent: parent?.ref ?? null,
      parentRole: parent?.role ?? null,
      knowsParent:
        refOf(entryOf(get(value), 'P')) === (parent?.ref ?? refOf(entryOf(catalog, 'StructTreeRoot'))),
      scope: nameOf(attributes[0], 'Scope'),
      marks: kids.flatMap(markOf),
    };
    const inner = kids.filter((kid) => typeof kid === 'object' && nameOf(kid, 'S') !== null);
    return [element, ...inner.flatMap((kid) => walk(kid, element))];
  };
  return list(catalog, 'StructTreeRoot', 'K').flatMap((kid) => walk(kid, null));
};

const PAINTS = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'BI',
]);

/** What a page draws, and under which marks. */
export const marksOf = (pdf: RawPdf, page: PdfValue) => {
  const ids: number[] = [];
  const unmarked: string[] = [];
  const nested: string[] = [];
  let artifacts = 0;
  const open: ('artifact' | 'tagged')[] = [];
  for (const { operator, operands } of operationsOf(pdf, page)) {
    if (operator === 'BMC' || operator === 'BDC') {
      const isArtifact = isNamed(operands[0], 'Artifact');
      if (open.length > 0) nested.push(operator);
      open.push(isArtifact ? 'artifact' : 'tagged');
      if (isArtifact) artifacts += 1;
      else ids.push(Number(pdf.get(operands[1], 'MCID')));
    }
    if (operator === 'EMC') open.pop();
    if (PAINTS.has(operator) && open.length === 0) unmarked.push(operator);
  }
  return { ids, unmarked, nested: [...nested, ...open], artifacts };
};

/** The fonts of a page, and which glyphs of them it shows. */
export const fontsOf = (pdf: RawPdf, page: PdfValue) => {
  const { get, list, nameOf, streamOf } = pdf;
  const shown = new Map<string, Set<number>>();
  let used = '';
  for (const { operator, operands } of operationsOf(pdf, page)) {
    if (operator === 'Tf') used = nameOf(operands[0]) ?? '';
    if (operator !== 'TJ' && operator !== 'Tj') continue;
    const glyphs = shown.get(used) ?? new Set();
    shown.set(used, glyphs);
    for (const part of list(operands[0]))
      if (part !== null && typeof part === 'object' && 'bytes' in part)
        for (let at = 0; at < part.bytes.length; at += 2) glyphs.add(part.bytes.readUInt16BE(at));
  }
  return [...shown].map(([name, glyphs]) => {
    const font = get(page, 'Resources', 'Font', name);
    const [descendant = null] = list(font, 'DescendantFonts');
    return {
      subtype: nameOf(font, 'Subtype'),
      encoding: nameOf(font, 'Encoding'),
      descendant: nameOf(descendant, 'Subtype'),
      mapsToGlyphs: nameOf(descendant, 'CIDToGIDMap'),
      isEmbedded: streamOf(get(descendant, 'FontDescriptor'), 'FontFile2').length > 0,
      widths: list(list(descendant, 'W')[1]).length,
      letters: lettersOf(streamOf(font, 'ToUnicode').toString('latin1')),
      shown: [...glyphs],
    };
  });
};

/** Glyph by glyph, of ranges that list what each stands for. */
const lettersOf = (map: string): ReadonlyMap<number, string> => {
  const letters = new Map<number, string>();
  for (const line of map.split('\n')) {
    const [, first, list] = /^<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]$/.exec(line) ?? [];
    for (const [index, text] of (list?.match(/<[^>]*>/g) ?? []).entries())
      letters.set(
        Number.parseInt(first ?? '', 16) + index,
        Buffer.from(text.replaceAll(/[<> ]/g, ''), 'hex').swap16().toString('utf16le'),
      );
  }
  return letters;
};

interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

const operationsOf = (pdf: RawPdf, page: PdfValue): readonly Operation[] => {
  const operations: Operation[] = [];
  let operands: PdfValue[] = [];
  for (const value of pdf.contentOf(page))
    if (value !== null && typeof value === 'object' && 'operator' in value) {
      operations.push({ operator: value.operator, operands });
      operands = [];
    } else operands.push(value);
  return operations;
};

const isNamed = (value: PdfValue | undefined, name: string): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === name;

const entryOf = (value: PdfValue, key: string): PdfValue => (value as PdfDict | null)?.dict.get(key) ?? null;
