import type { TextDecoder as Decoder } from 'node:util';
import { BankFileError } from './bank-file-problem.ts';

const ZIPPED = [
  [0x50, 0x4b],
  [0x1f, 0x8b],
];
/** The XML declaration is within so many bytes. */
const HEAD_BYTES = 200;
const ENCODING = /^\uFEFF?<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9._-]{1,40})["']/;
/** What banks write; UTF-16 and others would need to be told apart first. */
const ENCODINGS = new Set(['utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252']);

/** The text of an XML file, in the encoding that its declaration names. */
export const decodeXml = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Uint8Array | null = new Uint8Array(0);
  let decoder: Decoder | null = null;
  for await (const chunk of content) {
    if (head === null) {
      yield decode(decoder, chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    decoder = decoderFor(head);
    yield decode(decoder, head);
    head = null;
  }
  if (head !== null) {
    decoder = decoderFor(head);
    yield decode(decoder, head);
  }
  yield decode(decoder);
};

/** A decoder that refuses bytes which are none of its encoding. */
const decoderFor = (head: Uint8Array): Decoder => {
  if (ZIPPED.some((magic) => magic.every((byte, index) => head[index] === byte)))
    throw new BankFileError('zipped-file');
  const declaration = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('utf8');
  const encoding = ENCODING.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!ENCODINGS.has(encoding)) throw new BankFileError('not-xml');
  return new TextDecoder(encoding, { fatal: true });
};

const decode = (decoder: Decoder | null, bytes?: Uint8Array): string => {
  try {
    return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '';
  } catch {
    throw new BankFileError('not-xml');
  }
};
