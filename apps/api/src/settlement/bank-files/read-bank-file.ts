import type { BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import { SaxesParser } from 'saxes';
import { BankFileError, type BankFileProblem } from './bank-file-problem.ts';
import { BANK_FILE_FORMATS, type BankFileFormat, type ElementReader } from './bank-file-format.ts';
import { createCamtReader } from './read-camt.ts';
import { createPain002Reader } from './read-pain002.ts';
import { decodeXml } from './xml-decoder.ts';

export type ReadBankFile =
  | { readonly ok: true; readonly format: BankFileFormat; readonly entries: number }
  | { readonly ok: false; readonly problem: BankFileProblem };

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:';
const MAX_DEPTH = 30;
/** Of a text that is used; the longest is what a bank adds about an entry. */
const MAX_TEXT = 500;

/**
 * Reads a bank's file as it comes in.
 * @param ibans those of the operator; a file about another account is refused
 * @param take given what was read, a part at a time; nothing of it may be kept when the file turns out to be wrong
 */
export const readBankFile = async (
  content: AsyncIterable<Uint8Array>,
  ibans: ReadonlySet<string>,
  take: (records: readonly BankRecord[]) => Promise<void>,
): Promise<ReadBankFile> => {
  const parsing = createParsing(ibans);
  try {
    for await (const text of decodeXml(content)) {
      parsing.write(text);
      const records = parsing.taken();
      if (records.length > 0) await take(records);
    }
    return { ok: true, ...parsing.end() };
  } catch (error) {
    if (error instanceof BankFileError) return { ok: false, problem: error.problem };
    throw error;
  }
};

const createParsing = (ibans: ReadonlySet<string>) => {
  let records: BankRecord[] = [];
  const emit = (record: BankRecord): void => void records.push(record);
  const elements = createElements((format) =>
    format.startsWith('camt') ? createCamtReader(format, ibans, emit) : createPain002Reader(emit),
  );
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new BankFileError('document-type');
  });
  parser.on('error', () => {
    throw new BankFileError('not-xml');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map((each) => [each.local, each.value]));
    elements.open(local, uri, values);
  });
  parser.on('text', elements.text);
  parser.on('cdata', elements.text);
  parser.on('closetag', elements.close);
  return {
    write: (text: string): void => void parser.write(text),
    taken: (): readonly BankRecord[] => {
      const taken = records;
      records = [];
      return taken;
    },
    end: () => {
      parser.close();
      return elements.end();
    },
  };
};

/** Follows where in the document one is, for the reader of the format that the document's namespace names. */
const createElements = (readerFor: (format: BankFileFormat) => ElementReader) => {
  const paths: string[] = [];
  let found: { readonly format: BankFileFormat; readonly reader: ElementReader } | null = null;
  let value = '';
  const begin = (local: string, uri: string) => {
    const format = BANK_FILE_FORMATS.find((each) => uri === NAMESPACE + each);
    if (local !== 'Document' || !format) throw new BankFileError('unknown-bank-file');
    return { format, reader: readerFor(format) };
  };
  return {
    open: (local: string, uri: string, attributes: Readonly<Record<string, string>>): void => {
      if (paths.length === MAX_DEPTH) throw new BankFileError('unknown-bank-file');
      const isRoot = found === null;
      found ??= begin(local, uri);
      const path = isRoot ? '' : `${paths.at(-1) ?? ''}/${local}`;
      paths.push(path);
      value = '';
      found.reader.open(path, attributes);
    },
    text: (text: string): void => {
      if (value.length < MAX_TEXT) value = (value + text).slice(0, MAX_TEXT);
    },
    close: (): void => {
      found?.reader.close(paths.pop() ?? '', value.trim());
      value = '';
    },
    end: () => {
      if (found === null) throw new BankFileError('not-xml');
      return { format: found.format, entries: found.reader.end() };
    },
  };
};
