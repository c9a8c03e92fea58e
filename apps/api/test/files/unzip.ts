import { inflateRawSync } from 'node:zlib';

/** One file of a ZIP archive, found through its central directory. */
export const unzip = (archive: Buffer, name: string): string => {
  const entry = archive.lastIndexOf(name) - 46;
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return inflateRawSync(archive.subarray(data, data + size)).toString('utf8');
};
