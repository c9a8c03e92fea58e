import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/*
 * A pattern that takes quadratic time lets one message of a charger, or one form, stop the process for everybody. What
 * tests read is our own.
 */
const root = join(import.meta.dirname, '../..');
const SOURCES = [
  'apps/*/src/*.ts',
  'apps/*/src/*.tsx',
  'packages/*/src/*.ts',
  'scripts/*.ts',
  'scripts/*.mjs',
];

const sources = (): string[] =>
  execFileSync('git', ['ls-files', ...SOURCES], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => !/\.test\.tsx?$/.test(file));

interface Pattern {
  readonly file: string;
  readonly pattern: string;
  /** Null: put together while the program runs, which nothing can check. */
  readonly flags: string | null;
}

const SQL_PATTERN = /regexp_\w+\(\$, '([^']*)'/g;

/** Every regular expression of a file, those in its SQL too. */
const patternsOf = (file: string): Pattern[] => {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, regex, callee, quasis } = node as {
      type?: string;
      regex?: Omit<Pattern, 'file'>;
      callee?: unknown;
      quasis?: { value: { cooked: string } }[];
    };
    const text = quasis?.map(({ value }) => value.cooked).join('$') ?? '';
    for (const [, pattern = ''] of text.matchAll(SQL_PATTERN)) found.push({ file, pattern, flags: 'gi' });
    if (regex) found.push({ file, pattern: regex.pattern, flags: regex.flags });
    if (/^(?:New|Call)Expression$/.test(type ?? '') && (callee as { name?: string }).name === 'RegExp')
      found.push({ file, pattern: 'RegExp(…)', flags: null });
    for (const member of Object.values(node)) visit(member);
  };
  visit(parseAst(readFileSync(join(root, file), 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
};

/** What is wrong with a pattern, with a text that shows it. */
const faultOf = async ({ file, pattern, flags }: Pattern): Promise<string[]> => {
  if (flags === null) return [`${file}: ${pattern} is put together while the program runs`];
  const found = await check(pattern, flags, { timeout: 60_000, randomSeed: 1 });
  if (found.status === 'safe') return [];
  const shown = found.status === 'vulnerable' ? found.attack.pattern : found.error.kind;
  return [`${file}: /${pattern}/${flags} is ${found.status}: ${shown}`];
};

const CONFIRMATIONS = 3;

const stillFaulty = async (patterns: readonly Pattern[]): Promise<Pattern[]> => {
  const faulty: Pattern[] = [];
  for (const pattern of patterns) if ((await faultOf(pattern)).length > 0) faulty.push(pattern);
  return faulty;
};

test('no pattern takes more than linear time', { timeout: 240_000 }, async () => {
  const patterns = sources().flatMap(patternsOf);
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.map(({ pattern }) => pattern)).toContain(
    String.raw`((parentI|i)dTag\\*"\s*:\s*\\*")[^"\\]*`,
  );
  const different = new Map(patterns.map((each) => [`/${each.pattern}/${each.flags}`, each]));
  const faults = await Promise.all(
    [...different.values()].map(async (pattern) => ((await faultOf(pattern)).length > 0 ? [pattern] : [])),
  );
  // An attack is tried out for a second and a half, which a busy machine may take over a harmless one: alone, and again.
  let confirmed = faults.flat();
  for (let time = 0; time < CONFIRMATIONS; time += 1) confirmed = await stillFaulty(confirmed);
  expect(await Promise.all(confirmed.map(faultOf))).toEqual([]);
});

test('a pattern that does is found', async () => {
  const quadratic = { file: 'it', pattern: '[a-z]+:', flags: '' };
  expect(await faultOf(quadratic)).toEqual([expect.stringContaining('vulnerable')]);
});
