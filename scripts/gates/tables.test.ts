import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const cellsOf = (row: string): number => row.replaceAll(/`[^`]*`|\\\|/g, '').split('|').length;

/** Rows of tables that have another number of cells than their heading: two rows that became one, or half a row. */
const broken = (markdown: string): string[] => {
  const lines = markdown.split('\n');
  let heading: string | null = null;
  return lines.filter((line, index) => {
    if (!line.startsWith('|')) {
      heading = null;
      return false;
    }
    if (/^\|[\s:|-]+\|$/.test(lines[index + 1] ?? '')) heading = line;
    return heading !== null && cellsOf(line) !== cellsOf(heading);
  });
};

test('rows of tables have the columns of their heading', () => {
  const files = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  expect(files).toContain('README.md');
  expect(files.flatMap((file) => broken(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('a row that lost its end is found', () => {
  const table = ['| a | b |', '|---|---|', '| 1 | `x|y` |', '| 2 | 3 | 4 |'].join('\n');
  expect(broken(table)).toEqual(['| 2 | 3 | 4 |']);
});
