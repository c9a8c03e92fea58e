import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** Sizes stand behind the content (bit 3), and names are UTF-8 (bit 11). */
const FLAGS = 0x08_08;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, the first day that a ZIP knows. */
const DATE = 0x00_21;

/** Numbers of so many bytes each. */
type Fields = readonly [bytes: 2 | 4, ...values: number[]];

const record = (signature: number, ...groups: readonly Fields[]): Buffer =>
  Buffer.concat(
    ([[4, signature], ...groups] as const).map(([bytes, ...values]) => {
      const buffer = Buffer.alloc(bytes * values.length);
      for (const [index, value] of values.entries()) buffer.writeUIntLE(value, index * bytes, bytes);
      return buffer;
    }),
  );

const localHeader = (name: Buffer): Buffer =>
  record(0x04_03_4b_50, [2, VERSION, FLAGS, DEFLATED, 0, DATE], [4, 0, 0, 0], [2, name.length, 0]);

const centralHeader = ({ name, offset, crc, compressed, size }: Written): Buffer =>
  record(
    0x02_01_4b_50,
    [2, VERSION, VERSION, FLAGS, DEFLATED, 0, DATE],
    [4, crc, compressed, size],
    [2, name.length, 0, 0, 0, 0],
    [4, 0, offset],
  );

/** A ZIP archive, written while its entries are being read: of none more than a piece is in memory. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name: title, text } of entries) {
    const name = Buffer.from(title);
    const header = Buffer.concat([localHeader(name), name]);
    yield header;
    let [crc, size, compressed] = [0, 0, 0];
    const measured = async function* () {
      for await (const piece of text) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    };
    const source = Readable.from(measured(), { highWaterMark: 1 });
    const deflated = createDeflateRaw();
    source.on('error', (error) => deflated.destroy(error));
    deflated.on('close', () => source.destroy());
    for await (const bytes of source.pipe(deflated)) {
      compressed += bytes.length;
      yield bytes;
    }
    const descriptor = record(0x08_07_4b_50, [4, crc, compressed, size]);
    yield descriptor;
    written.push({ name, offset, crc, compressed, size });
    offset += header.length + compressed + descriptor.length;
  }
  const directory = Buffer.concat(written.flatMap((entry) => [centralHeader(entry), entry.name]));
  yield directory;
  const { length } = written;
  yield record(0x06_05_4b_50, [2, 0, 0, length, length], [4, directory.length, offset], [2, 0]);
}
