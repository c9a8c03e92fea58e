import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What a reader reads at once. Lint holds the most that a file may have. */
const MOST_LINES = 130;

const sources = (): string[] =>
  execFileSync('git', ['ls-files', 'apps/*/src/**', 'packages/*/src/**', 'scripts', 'bench'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|en|nl)\.tsx?$|\/texts\//.test(file));

/** Those beyond of which one in twenty may be. */
const tooMany = (lines: ReadonlyMap<string, number>): string[] => {
  const long = [...lines].filter(([, count]) => count > MOST_LINES);
  return long.length * 20 <= lines.size ? [] : long.map(([file, count]) => `${file}: ${count}`);
};

test('of twenty files, tests and texts apart, nineteen have at most 130 lines', () => {
  const files = sources();
  expect(files.length).toBeGreaterThan(1_500);
  const lines = files.map(
    (file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const,
  );
  expect(tooMany(new Map(lines))).toEqual([]);
});

const fortyFiles = (long: number): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: 40 }, (_, index) => [`${index}.ts`, index < long ? 131 : 130]));

test('one more than that is told', () => {
  expect(tooMany(fortyFiles(2))).toEqual([]);
  expect(tooMany(fortyFiles(3))).toEqual(['0.ts: 131', '1.ts: 131', '2.ts: 131']);
});
