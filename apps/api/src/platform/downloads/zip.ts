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

const fields = (
  signature: number,
  ...values: readonly (readonly [bytes: 2 | 4, value: number])[]
): Buffer => {
  const header = Buffer.alloc(4 + values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = header.writeUInt32LE(signature);
  for (const [bytes, value] of values) at = header.writeUIntLE(value, at, bytes);
  return header;
};

const localHeader = (name: Buffer): Buffer =>
  fields(
    0x04_03_4b_50,
    ...([VERSION, FLAGS, DEFLATED, 0, DATE].map((value) => [2, value]) as [2, number][]),
    ...([0, 0, 0].map((value) => [4, value]) as [4, number][]),
    [2, name.length],
    [2, 0],
  );

const centralHeader = ({ name, offset, crc, compressed, size }: Written): Buffer =>
  fields(
    0x02_01_4b_50,
    ...([VERSION, VERSION, FLAGS, DEFLATED, 0, DATE].map((value) => [2, value]) as [2, number][]),
    ...([crc, compressed, size].map((value) => [4, value]) as [4, number][]),
    ...([name.length, 0, 0, 0, 0].map((value) => [2, value]) as [2, number][]),
    [4, 0],
    [4, offset],
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
    const descriptor = fields(0x08_07_4b_50, [4, crc], [4, compressed], [4, size]);
    yield descriptor;
    written.push({ name, offset, crc, compressed, size });
    offset += header.length + compressed + descriptor.length;
  }
  const directory = Buffer.concat(written.flatMap((entry) => [centralHeader(entry), entry.name]));
  yield directory;
  const { length } = written;
  yield fields(
    0x06_05_4b_50,
    [2, 0],
    [2, 0],
    [2, length],
    [2, length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
}
