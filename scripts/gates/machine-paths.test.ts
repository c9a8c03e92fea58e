import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const TEXTS = ['*.ts', '*.tsx', '*.mjs', '*.json', '*.md', '*.yaml', '*.yml', '*.sql'];
/** The start of an absolute path where people and machines keep their own things. */
const OF_A_MACHINE = /(?<![\w.*~$}\])-])\/(?:work|home|root|Users|tmp|opt)\/\w/;

test('what is committed names no path of the machine that it was written on', () => {
  const files = execFileSync('git', ['ls-files', ...TEXTS], { cwd: root, encoding: 'utf8' });
  const named = files.trim().split('\n');
  expect(named).toContain('package.json');
  expect(named.filter((file) => OF_A_MACHINE.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
