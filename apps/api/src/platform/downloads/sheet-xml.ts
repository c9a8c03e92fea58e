import { offsetText, type LocalTime, type TableValue } from './table.ts';

const DAY_S = 86_400;
/** The day that sheets count from. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** What most texts consist of, and need nothing. */
const PLAIN = /^[\w .:/+-]*$/;

const escaped = (text: string): string => (PLAIN.test(text) ? text : escapedXml(text));

const escapedXml = (text: string): string =>
  text
    .toWellFormed()
    // XML cannot hold them.
    .replaceAll(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCodePoint(65 + (index % 26));

const numberFormat = (places: number): string => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

/** A sheet knows no offsets, so the format of the cell writes it out. */
const timeCell = ({ local, at, after }: LocalTime): readonly [format: string, value: number] => {
  const shown = after ?? { local, at };
  const ms = Date.parse(`${shown.local}Z`) + at.getTime() - shown.at.getTime() - DAY_ZERO;
  return [`yyyy-mm-dd hh:mm:ss"${offsetText(shown)}"`, ms / (DAY_S * 1_000)];
};

const numberCell = (value: Exclude<TableValue, string | null>): readonly [string, string | number] => {
  if ('decimal' in value) return [numberFormat(value.places), value.decimal];
  if ('seconds' in value) return ['[h]:mm:ss', value.seconds / DAY_S];
  return timeCell(value);
};

/** The formats of a sheet's cells, by the order in which they were first used. */
export const createSheetStyles = () => {
  const formats: string[] = [];
  const styles = new Map<string, number>([['', 0]]);
  const used: { readonly format: number; readonly bold: boolean }[] = [{ format: 0, bold: false }];
  const formatId = (format: string): number => {
    if (format === '') return 0;
    if (!formats.includes(format)) formats.push(format);
    return 164 + formats.indexOf(format);
  };
  return {
    of(format: string, bold: boolean): number {
      const key = bold ? `bold ${format}` : format;
      const known = styles.get(key);
      if (known !== undefined) return known;
      styles.set(key, used.length);
      return used.push({ format: formatId(format), bold }) - 1;
    },
    xml(): string {
      const numFmts = formats.map(
        (format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`,
      );
      const xfs = used.map(
        ({ format, bold }) =>
          `<xf numFmtId="${format}" fontId="${bold ? 1 : 0}" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>`,
      );
      return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`;
    },
  };
};

export type SheetStyles = ReturnType<typeof createSheetStyles>;

/** One row, counted from 1. */
export const rowXml = (
  row: number,
  values: readonly TableValue[],
  styles: SheetStyles,
  bold = false,
): string => {
  const cells = values.map((value, index) => {
    if (value === null) return '';
    const place = `r="${columnName(index)}${row}"`;
    if (typeof value === 'string')
      return `<c ${place} s="${styles.of('', bold)}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    const [format, number] = numberCell(value);
    return `<c ${place} s="${styles.of(format, bold)}"><v>${number}</v></c>`;
  });
  return `<row r="${row}">${cells.join('')}</row>`;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEMAS = 'http://schemas.openxmlformats.org';
const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`;
const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What stands before the rows: the first ones stay in sight, and columns have these widths, in characters. */
export const sheetHead = (widths: readonly number[], rowsInSight: number): string => {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${rowsInSight}" topLeftCell="A${rowsInSight + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
};
export const SHEET_END = '</sheetData></worksheet>';

/** What a workbook of one sheet consists of, beside that sheet and its styles. */
export const WORKBOOK: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${SCHEMAS}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${SCHEMAS}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
];
