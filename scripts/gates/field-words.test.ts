import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../apps/web/src/ui/texts.en.ts';

const root = join(import.meta.dirname, '../..');
/** Codes about cursors, which the portal writes itself. */
const UNSEEN = new Set(['malformed', 'unknown-cursor']);

test('every code that a field can be refused with has words', () => {
  const files = globSync(['apps/api/src/**/*.ts', 'packages/{contract,domain}/src/**/*.ts'], { cwd: root });
  const codes = files
    .filter((file) => !file.includes('.test.') && !file.includes('/prisma/'))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:path: '[^']*', code|\berror|\bmessage): '([a-z]+(?:-[a-z]+)*)'/g,
      ),
    ])
    .map(([, code = '']) => code);
  expect(new Set(codes).size).toBeGreaterThan(20);
  expect(codes.filter((code) => !(code in en.field) && !UNSEEN.has(code))).toEqual([]);
});
