import { MARGIN, type Pages, type Style, type Tag } from './pages.ts';

/* What the pages of a document consist of. */

const BODY: Style = { font: 'regular', size: 9.5 };
const STRONG: Style = { font: 'bold', size: 9.5 };
const HEADINGS = {
  H1: { style: { font: 'bold', size: 20 }, before: 0, after: 4 },
  H2: { style: { font: 'bold', size: 12.5 }, before: 16, after: 5 },
  H3: { style: { font: 'bold', size: 10 }, before: 10, after: 3 },
} as const;
/** Room that a heading and the begin of what it is about need. */
const WITH_HEADING = 90;

export const heading = (pages: Pages, parent: Tag, type: keyof typeof HEADINGS, text: string): void => {
  const { style, before, after } = HEADINGS[type];
  if (!pages.makeRoom(before + WITH_HEADING)) pages.pen.y += before;
  write(pages, parent, type, text, style);
  pages.pen.y += after;
};

export const paragraph = (pages: Pages, parent: Tag, text: string, style = BODY): void => {
  write(pages, parent, 'P', text, style);
  pages.pen.y += 3;
};

const write = (pages: Pages, parent: Tag, type: string, text: string, style: Style): void => {
  const height = pages.height(text, style, pages.width);
  pages.makeRoom(height);
  pages.tag(parent, type, {}, () =>
    pages.text(text, style, { x: MARGIN, y: pages.pen.y, width: pages.width }),
  );
  pages.pen.y += height;
};

const GAP = 24;

/** Two blocks beside one another, each with a heading and lines. */
export const beside = (
  pages: Pages,
  parent: Tag,
  blocks: readonly (readonly [title: string, lines: readonly string[]])[],
): void => {
  const { pen } = pages;
  const width = (pages.width - GAP) / 2;
  pen.y += 14;
  const top = pen.y;
  let bottom = top;
  for (const [index, [title, lines]] of blocks.entries()) {
    const x = MARGIN + index * (width + GAP);
    let y = top;
    const line = (type: string, text: string, style: Style) => {
      const at = y;
      pages.tag(block, type, {}, () => pages.text(text, style, { x, y: at, width }));
      y += pages.height(text, style, width) + 1;
    };
    const block = pages.tag(parent, 'Sect');
    line('H2', title, STRONG);
    for (const each of lines) line('P', each, BODY);
    bottom = Math.max(bottom, y);
  }
  pen.y = bottom + 12;
};

/** Names and what they stand for; `from` is the left edge. */
export const facts = (
  pages: Pages,
  parent: Tag,
  rows: readonly (readonly [name: string, value: string, isStrong?: boolean])[],
  { nameWidth, right }: { readonly nameWidth: number; readonly right: boolean },
): void => {
  const { pen } = pages;
  const valueWidth = right ? 80 : pages.width - nameWidth;
  const x = right ? MARGIN + pages.width - nameWidth - valueWidth : MARGIN;
  const table = pages.tag(parent, 'Table');
  for (const [name, value, isStrong = false] of rows) {
    const style = isStrong ? STRONG : BODY;
    const height = Math.max(pages.height(name, style, nameWidth - 8), pages.height(value, style, valueWidth));
    pages.makeRoom(height);
    const { y } = pen;
    const row = pages.tag(table, 'TR');
    pages.tag(row, 'TH', { scope: 'Row' }, () => pages.text(name, style, { x, y, width: nameWidth - 8 }));
    const align = right ? 'right' : 'left';
    const place = { x: x + nameWidth, y, width: valueWidth, align } as const;
    pages.tag(row, 'TD', {}, () => pages.text(value, style, place));
    pen.y += height + 2;
  }
};
