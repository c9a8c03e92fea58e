import { MARGIN, type Pages, type Style, type Tag } from './pages.ts';

const CELL: Style = { font: 'regular', size: 8 };
const HEAD: Style = { font: 'bold', size: 8 };
const PADDING = 3;
const BETWEEN = 6;

export interface PdfColumn<Row> {
  readonly header: string;
  /** Points; those of a table add up to the width between the margins. */
  readonly width: number;
  readonly align?: 'right';
  readonly value: (row: Row) => string;
}

/** A table over as many pages as it needs; its header is repeated on each, and read aloud once. */
export const table = <Row>(
  pages: Pages,
  parent: Tag,
  columns: readonly PdfColumn<Row>[],
  rows: readonly Row[],
  totals: readonly string[] | null = null,
): void => {
  const element = pages.tag(parent, 'Table');
  const headers = columns.map(({ header }) => header);
  const headHeight = heightOf(pages, columns, headers, HEAD);
  const head = (tag: Tag | null) => drawRow(pages, columns, headers, HEAD, headHeight, tag, () => 'column');
  const row = (parts: Tag, values: readonly string[], style: Style, scopeOf: ScopeOf) => {
    const height = heightOf(pages, columns, values, style);
    if (pages.makeRoom(height + 2 * PADDING)) head(null);
    drawRow(pages, columns, values, style, height, parts, scopeOf);
  };
  pages.makeRoom(headHeight + 30);
  head(pages.tag(element, 'THead'));
  const body = pages.tag(element, 'TBody');
  for (const each of rows)
    row(
      body,
      columns.map(({ value }) => value(each)),
      CELL,
      () => null,
    );
  if (totals) row(pages.tag(element, 'TFoot'), totals, HEAD, (index) => (index === 0 ? 'row' : null));
};

type Shape = Pick<PdfColumn<never>, 'width' | 'align'>;
type ScopeOf = (column: number) => 'column' | 'row' | null;

const heightOf = (pages: Pages, columns: readonly Shape[], values: readonly string[], style: Style): number =>
  Math.max(...columns.map(({ width }, index) => pages.height(values[index] ?? '', style, width - BETWEEN)));

/** Cells beside one another and a rule under them. Without a tag it is drawn again, and belongs to no tree. */
const drawRow = (
  pages: Pages,
  columns: readonly Shape[],
  values: readonly string[],
  style: Style,
  height: number,
  parent: Tag | null,
  scopeOf: ScopeOf,
): void => {
  const y = pages.pen.y + PADDING;
  const row = parent && pages.tag(parent, 'TR');
  let x = MARGIN;
  for (const [index, { width, align }] of columns.entries()) {
    const place = { x: align === 'right' ? x + BETWEEN : x, y, width: width - BETWEEN, align };
    const draw = () => pages.text(values[index] ?? '', style, place);
    const scope = scopeOf(index);
    if (row === null) pages.artifact(draw, 'Pagination');
    else if (scope === null) pages.tag(row, 'TD', {}, draw);
    else pages.tag(row, 'TH', { scope: scope === 'row' ? 'Row' : 'Column' }, draw);
    x += width;
  }
  row?.end();
  pages.pen.y += height + 2 * PADDING;
  pages.rule();
};
