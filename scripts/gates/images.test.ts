import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const imagesIn = (file: string, line: RegExp): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(line)].map(([, image = '']) => image);

test('images are pinned to their exact version and bytes', () => {
  const built = imagesIn('Dockerfile', /^FROM (\S+:\S+)/gm);
  const run = imagesIn('docker-compose.yml', /^ +image: (\S+)/gm);
  expect(built.length).toBeGreaterThan(0);
  expect(run.length).toBeGreaterThan(0);
  for (const image of [...built, ...run]) expect(image).toMatch(/:\d+\.\d+[\w.-]*@sha256:[\da-f]{64}$/);
  // Built and run on the same Node.
  expect(new Set(built).size).toBe(1);
});
