import { inflateSync } from 'node:zlib';

/* The objects of a PDF as they are in its bytes: what no reader has interpreted. Of files without object streams. */

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfOperator;
interface PdfName {
  readonly name: string;
}
interface PdfString {
  readonly bytes: Buffer;
}
interface PdfRef {
  readonly ref: number;
}
interface PdfOperator {
  readonly operator: string;
}
type PdfArray = readonly PdfValue[];
export interface PdfDict {
  readonly dict: ReadonlyMap<string, PdfValue>;
}

interface PdfObject {
  readonly value: PdfValue;
  readonly stream: Buffer | null;
}

const BLANKS = ' \t\r\n\f\0';
const DELIMITERS = `${BLANKS}()<>[]{}/%`;

/** Reads values one after the other from text of one byte a character. */
const readValues = (text: string) => {
  let at = 0;
  const skipBlanks = () => {
    while (at < text.length && BLANKS.includes(text[at] ?? '')) at += 1;
  };
  const word = (): string => {
    const from = at;
    while (at < text.length && !DELIMITERS.includes(text[at] ?? '')) at += 1;
    return text.slice(from, at);
  };
  const until = (end: string): PdfValue[] => {
    const values: PdfValue[] = [];
    for (skipBlanks(); !text.startsWith(end, at); skipBlanks()) values.push(next());
    at += end.length;
    return values;
  };
  const literal = (): PdfString => {
    let depth = 1;
    let raw = '';
    for (at += 1; ; at += 1) {
      const sign = text[at] ?? ')';
      if (sign === '\\') {
        at += 1;
        const escaped = text[at] ?? '';
        raw += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped;
        continue;
      }
      if (sign === '(') depth += 1;
      if (sign === ')' && (depth -= 1) === 0) break;
      raw += sign;
    }
    at += 1;
    return { bytes: Buffer.from(raw, 'latin1') };
  };
  const hex = (): PdfString => {
    const end = text.indexOf('>', at);
    const bytes = Buffer.from(text.slice(at + 1, end), 'hex');
    at = end + 1;
    return { bytes };
  };
  const dict = (): PdfDict => {
    at += 2;
    const values = until('>>');
    const entries = new Map<string, PdfValue>();
    for (let n = 0; n < values.length; n += 2)
      entries.set((values[n] as PdfName).name, values[n + 1] ?? null);
    return { dict: entries };
  };
  /** `12 0 R` is one value. */
  const referenceOr = (number: number): PdfValue => {
    const [, blanks = '', generation] = /^( +)(\d+) R\b/.exec(text.slice(at, at + 16)) ?? [];
    if (generation === undefined) return number;
    at += blanks.length + generation.length + 2;
    return { ref: number };
  };
  const next = (): PdfValue => {
    skipBlanks();
    if (text.startsWith('<<', at)) return dict();
    const sign = text[at];
    if (sign === '<') return hex();
    if (sign === '(') return literal();
    if (sign === '/') {
      at += 1;
      return { name: word() };
    }
    if (sign === '[') {
      at += 1;
      return until(']');
    }
    const found = word();
    if (/^[-+.\d]+$/.test(found)) return referenceOr(Number(found));
    if (found === '') throw new Error(`nothing is read at ${at}`);
    return found === 'null' ? null : ({ true: true, false: false }[found] ?? { operator: found });
  };
  return {
    next,
    all(): PdfValue[] {
      const values: PdfValue[] = [];
      for (skipBlanks(); at < text.length; skipBlanks()) values.push(next());
      return values;
    },
    get at() {
      return at;
    },
  };
};

/** All objects, by the table at the end of the file, and how to walk from one to the next. */
export const openRawPdf = (file: Buffer) => {
  const text = file.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const [, count = ''] = /^xref\s+0 (\d+)/.exec(text.slice(table, table + 32)) ?? [];
  const entries = text.slice(text.indexOf('\n', text.indexOf('\n', table) + 1) + 1);
  const objects = new Map<number, PdfObject>();
  for (let number = 1; number < Number(count); number += 1) {
    const offset = Number(entries.slice(number * 20, number * 20 + 10));
    objects.set(number, objectAt(text, file, number, offset));
  }
  const trailer = readValues(text.slice(text.indexOf('trailer', table) + 7)).next();

  const resolve = (value: PdfValue | undefined): PdfValue =>
    value !== null && typeof value === 'object' && 'ref' in value
      ? (objects.get(value.ref)?.value ?? null)
      : (value ?? null);
  const get = (value: PdfValue | undefined, ...path: readonly string[]): PdfValue => {
    const whole = resolve(value);
    const [first, ...rest] = path;
    if (first === undefined) return whole;
    if (whole === null || typeof whole !== 'object' || !('dict' in whole)) return null;
    return get(whole.dict.get(first), ...rest);
  };
  return {
    trailer,
    catalog: get(trailer, 'Root'),
    get,
    nameOf: (value: PdfValue | undefined, ...path: readonly string[]): string | null => {
      const found = get(value, ...path);
      return found !== null && typeof found === 'object' && 'name' in found ? found.name : null;
    },
    /** What is one value may stand without its brackets. */
    list: (value: PdfValue | undefined, ...path: readonly string[]): PdfArray => {
      const found = get(value, ...path);
      return Array.isArray(found) ? (found as PdfArray) : found === null ? [] : [found];
    },
    /** Without resolving it: which object it is. */
    refOf,
    /** The bytes, unpacked, that an entry refers to. */
    streamOf: (dict: PdfValue, key: string): Buffer => {
      const ref = refOf((dict as PdfDict).dict.get(key) ?? null);
      return (ref === null ? null : objects.get(ref)?.stream) ?? Buffer.alloc(0);
    },
    /** Operands and operators of a page. */
    contentOf: (page: PdfValue): readonly PdfValue[] => {
      const ref = refOf((get(page) as PdfDict).dict.get('Contents') ?? null);
      return readValues(objects.get(ref ?? 0)?.stream?.toString('latin1') ?? '').all();
    },
  };
};
export type RawPdf = ReturnType<typeof openRawPdf>;

const objectAt = (text: string, file: Buffer, number: number, offset: number): PdfObject => {
  const [head = ''] = /^\d+ 0 obj\s/.exec(text.slice(offset, offset + 24)) ?? [];
  if (!head.startsWith(`${number} 0`)) throw new Error(`object ${number} is not where the table says`);
  const from = offset + head.length;
  const end = text.indexOf('endobj', from);
  const reader = readValues(text.slice(from, end));
  const value = reader.next();
  const begin = /^\s*stream\r?\n/.exec(text.slice(from + reader.at, from + reader.at + 16));
  if (begin === null || value === null || typeof value !== 'object' || !('dict' in value))
    return { value, stream: null };
  const start = from + reader.at + begin[0].length;
  const bytes = file.subarray(start, start + Number(value.dict.get('Length')));
  const filter = value.dict.get('Filter');
  return { value, stream: filter === undefined ? bytes : inflateSync(bytes) };
};

const refOf = (value: PdfValue | undefined): number | null =>
  value !== null && typeof value === 'object' && 'ref' in value ? value.ref : null;

/** UTF-16BE with its mark, or bytes as they are. */
export const textOf = (value: PdfValue): string | null => {
  if (value === null || typeof value !== 'object' || !('bytes' in value)) return null;
  const { bytes } = value;
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
};
