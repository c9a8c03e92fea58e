import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface StoredFile {
  /** Random; the only name the file has on disk. */
  readonly storageKey: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Both ends inclusive, as in HTTP. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Files from and for chargers, outside everything that is served: no name from outside becomes a path. */
export interface FileStore {
  /** Streams to disk; a file that ends too early or grows too large leaves nothing behind. */
  write(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile | 'too-large'>;
  read(storageKey: string, range?: ByteRange): Readable;
  remove(storageKey: string): Promise<void>;
  /** Removes unknown files: their charger was deleted, or the process died before their row was written. */
  removeUnknown(known: ReadonlySet<string>): Promise<void>;
}

/** Longer than any upload may take: younger files may still get their row. */
const YOUNG_MS = 2 * 3_600_000;
const KEY = /^[\da-f]{64}(?:\.part)?$/;

class TooLarge extends Error {}

export const openFileStore = async (directory: string, now: () => Date): Promise<FileStore> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pathOf = (storageKey: string): string => {
    if (!KEY.test(storageKey)) throw new Error('not a storage key');
    return join(directory, storageKey);
  };

  return {
    async write(content, maxBytes) {
      const storageKey = randomBytes(32).toString('hex');
      const part = pathOf(`${storageKey}.part`);
      const measured = measure(content, maxBytes);
      try {
        // Opened before anything is read: content that breaks off at once must not leave a file that is made later.
        const file = await open(part, 'wx', 0o600);
        await pipeline(measured.content, file.createWriteStream({ flush: true }));
        await rename(part, pathOf(storageKey));
        await syncDirectory(directory);
        return { storageKey, ...measured.result() };
      } catch (error) {
        await rm(part, { force: true });
        if (error instanceof TooLarge) return 'too-large';
        throw error;
      }
    },

    read: (storageKey, range) => createReadStream(pathOf(storageKey), range),

    remove: (storageKey) => rm(pathOf(storageKey), { force: true }),

    async removeUnknown(known) {
      for (const name of await readdir(directory)) {
        if (!KEY.test(name) || known.has(name)) continue;
        const { mtimeMs } = await stat(pathOf(name));
        if (mtimeMs < now().getTime() - YOUNG_MS) await rm(pathOf(name), { force: true });
      }
    },
  };
};

const measure = (content: AsyncIterable<Uint8Array>, maxBytes: number) => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counted = async function* () {
    for await (const chunk of content) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new TooLarge();
      hash.update(chunk);
      yield chunk;
    }
  };
  return { content: counted(), result: () => ({ sizeBytes, sha256: hash.digest('hex') }) };
};

/** The new name only survives a power cut if the directory is synced as well. */
const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory);
  await handle.sync();
  await handle.close();
};
