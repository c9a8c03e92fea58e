import PdfKit from 'pdfkit';
import { FONT_NAMES, fontForDocument, written, type FontName } from './fonts.ts';

/* Pages of a tagged PDF (PDF/UA): what is drawn belongs to the tree that is read aloud, or is an artifact. */

export const MARGIN = 48;
/** A4: between the margins, the end of what is written, and the footer. */
const LAYOUTS = {
  portrait: { width: 499, bottom: 780, footer: 800 },
  landscape: { width: 745, bottom: 533, footer: 553 },
} as const;
const INK = '#1a1a1a';
const RULE = '#9a9a9a';

export interface Style {
  readonly font: FontName;
  readonly size: number;
}

const SMALL: Style = { font: 'regular', size: 8 };

/** Where a text stands; it wraps within its width. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | undefined;
}

export type Tag = PDFKit.PDFStructureElement;
/** What a header cell heads. */
interface TagOptions {
  readonly scope?: 'Row' | 'Column';
}

interface About {
  /** No signs of XML: pdfkit writes it into its metadata as it is. */
  readonly title: string;
  /** `nl-NL` */
  readonly language: string;
  /** When it is said to be made: the same document makes the same file. */
  readonly at: Date;
  /** Landscape for a wide table. */
  readonly layout?: keyof typeof LAYOUTS;
}

const openDocument = ({ title, language, at, layout = 'portrait' }: About): PDFKit.PDFDocument => {
  const pdf = new PdfKit({
    size: 'A4',
    layout,
    margin: 0,
    pdfVersion: '1.7',
    // Its types do not know it yet.
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    // Not one that readers are thought to have.
    font: '',
    info: {
      Title: title,
      Creator: 'Laadpoort',
      Producer: 'Laadpoort',
      CreationDate: at,
      ModDate: at,
    },
  });
  // Its types know files only.
  for (const name of FONT_NAMES) pdf.registerFont(name, fontForDocument(name) as never);
  return pdf;
};

/** How texts are written, and what is not read aloud. */
const inkOf = (pdf: PDFKit.PDFDocument) => {
  const use = ({ font, size }: Style) => pdf.font(font).fontSize(size);
  const fits = (text: string, width: number) => !text.includes('\n') && pdf.widthOfString(text) <= width;
  const text = (given: string, style: Style, { x, y, width, align = 'left' }: Place): void => {
    use(style);
    const shown = written(given, style.font);
    if (!fits(shown, width)) return void pdf.text(shown, x, y, { width, align });
    const from = align === 'right' ? x + width - pdf.widthOfString(shown) : x;
    pdf.text(shown, from, y, { lineBreak: false });
  };
  const artifact = (draw: () => void, type: 'Layout' | 'Pagination' = 'Layout') => {
    pdf.markContent('Artifact', { type });
    draw();
    pdf.endMarkedContent();
  };
  const height = (given: string, style: Style, width: number): number => {
    use(style);
    const shown = written(given, style.font);
    return fits(shown, width) ? pdf.currentLineHeight(true) : pdf.heightOfString(shown, { width });
  };
  return { text, height, artifact };
};

/**
 * An empty PDF, and the pen that writes it from top to bottom.
 * @param footer of a page
 */
export const openPages = (about: About, footer: (page: number, isLast: boolean) => string) => {
  const pdf = openDocument(about);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const { width, bottom, footer: y } = LAYOUTS[about.layout ?? 'portrait'];
  const pen = { y: MARGIN };
  const pieces: Uint8Array[] = [];
  let page = 0;

  const { text, height, artifact } = inkOf(pdf);
  const foot = (isLast: boolean) =>
    artifact(() => text(footer(page, isLast), SMALL, { x: MARGIN, y, width, align: 'right' }), 'Pagination');
  /** What is written so far leaves the document: thousands of small parts would fill the memory of a thread. */
  const take = () => {
    const piece: Uint8Array | null = pdf.read();
    if (piece !== null) pieces.push(piece);
  };
  const begin = () => {
    if (page > 0) foot(false);
    page += 1;
    pdf.addPage().fillColor(INK);
    pen.y = MARGIN;
    take();
  };
  begin();

  return {
    root,
    pen,
    /** Between the margins. */
    width,
    text,
    artifact,
    /** A new page, if what comes next would not fit on this one; whether there is one. */
    makeRoom(height: number): boolean {
      if (pen.y + height <= bottom) return false;
      begin();
      return true;
    },
    height,
    /** An element of the tree, in another one; `draw` draws what it consists of. */
    tag(parent: Tag, type: string, options: TagOptions = {}, draw?: () => void): Tag {
      // Its types do not know the scope yet.
      const element = pdf.struct(type, options as object);
      parent.add(element);
      if (draw) element.add(draw).end();
      return element;
    },
    /** A line over the whole width. */
    rule() {
      const { y } = pen;
      artifact(() =>
        pdf
          .moveTo(MARGIN, y)
          .lineTo(MARGIN + width, y)
          .lineWidth(0.5)
          .stroke(RULE),
      );
    },
    /** The whole file. */
    finish(): Buffer {
      foot(true);
      root.end();
      pdf.end();
      take();
      return Buffer.concat(pieces);
    },
  };
};

export type Pages = ReturnType<typeof openPages>;
