import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/* What another program reads from a PDF. */

export interface PdfElement {
  readonly role: string;
  readonly scope: string | null;
  readonly text: string;
  readonly children: readonly PdfElement[];
}

interface PdfText {
  readonly text: string;
  /** From the left and from the bottom of its page, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface ReadPdf {
  readonly title: unknown;
  readonly language: unknown;
  readonly metadata: string;
  /** Of each page; an element that goes over pages is on each of them. */
  readonly trees: readonly PdfElement[];
  readonly texts: readonly (readonly PdfText[])[];
}

interface Tree {
  readonly role?: string;
  readonly scope?: string;
  readonly id?: string;
  readonly children?: readonly Tree[];
}
interface Item {
  type?: string;
  id?: string;
  str?: string;
  width?: number;
  transform?: readonly number[];
}

/** Reads a tagged PDF. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const trees: PdfElement[] = [];
  const texts: PdfText[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marked = textsByMark(items);
    const tree = (await page.getStructTree()) as Tree;
    trees.push(elementOf(tree, marked));
    texts.push(
      (items as readonly Item[]).flatMap(({ str, width = 0, transform = [] }) =>
        str === undefined || str === ''
          ? []
          : [{ text: str, width, x: transform[4] ?? 0, y: transform[5] ?? 0 }],
      ),
    );
  }
  const { Title, Language } = info as { readonly Title?: unknown; readonly Language?: unknown };
  const raw = String(metadata?.getRaw() ?? '');
  await task.destroy();
  return { title: Title, language: Language, metadata: raw, trees, texts };
};

const textsByMark = (items: readonly Item[]): Map<string, string> => {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const { type, id = '', str } of items) {
    if (type === 'endMarkedContent') open.pop();
    else if (type !== undefined) open.push(id);
    else for (const mark of open) texts.set(mark, (texts.get(mark) ?? '') + (str ?? ''));
  }
  return texts;
};

const elementOf = (
  { role = '', scope, id, children = [] }: Tree,
  marked: Map<string, string>,
): PdfElement => {
  const inner = children.map((child) => elementOf(child, marked));
  const own = id === undefined ? '' : (marked.get(id) ?? '');
  return { role, scope: scope ?? null, text: own + inner.map(({ text }) => text).join(''), children: inner };
};

/** All elements of a role, in their order. */
export const elements = (tree: PdfElement, role: string): PdfElement[] => [
  ...(tree.role === role ? [tree] : []),
  ...tree.children.flatMap((child) => elements(child, role)),
];
