import { readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFileStore } from './file-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'laadpoort-files-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('content that breaks off at once leaves nothing, not a moment later either', async () => {
  const store = await openFileStore(directory, () => new Date());
  const atFirstRead: string[] = [];
  const next = async (): Promise<never> => {
    atFirstRead.push(...readdirSync(directory));
    throw new Error('the connection is gone');
  };
  await expect(store.write({ [Symbol.asyncIterator]: () => ({ next }) }, 10)).rejects.toThrow(
    'the connection is gone',
  );
  expect(atFirstRead).toEqual([expect.stringMatching(/\.part$/)]);
  expect(readdirSync(directory)).toEqual([]);
});
