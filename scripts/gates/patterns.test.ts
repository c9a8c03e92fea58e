import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
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
  'apps/web/public/*.js',
  'prisma/migrations/*.sql',
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

/** Where something is put into SQL. */
const PUT_IN = '§';

/** What of SQL takes a pattern. */
const SQL_SEARCH =
  /\bregexp_\w+\s*\(|\bSIMILAR\s+TO\b|\s!?~\*?\s*(?:E?'|§|\$\d)|\bsubstring\s*\(.*\sfrom\s+E?'/is;
const SQL_PATTERN_PUT_IN = /\bSIMILAR\s+TO\s+[§$]|\s!?~\*?\s*[§$]|\bregexp_\w+\s*\([^'(),]*,\s*[§$]/i;

/** Every text of a statement that searches by a pattern: one of them is it, and the others do no harm. */
const sqlPatternsOf = (file: string, sql: string): Pattern[] =>
  sql
    .replaceAll(/--[^\n]*/g, '')
    .split(';')
    .filter((statement) => SQL_SEARCH.test(statement))
    .flatMap((statement) => [
      ...[...statement.matchAll(/'((?:[^']|'')*)'/g)].map(([, pattern = '']) => ({
        file,
        pattern,
        flags: 'gi',
      })),
      ...(SQL_PATTERN_PUT_IN.test(statement) ? [{ file, pattern: 'a pattern of SQL', flags: null }] : []),
    ]);

interface Visited {
  readonly type?: string;
  readonly value?: unknown;
  readonly regex?: Omit<Pattern, 'file'>;
  readonly callee?: { readonly name?: string };
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

const LANGUAGES = { '.ts': 'ts', '.tsx': 'tsx', '.js': 'js', '.mjs': 'js' } as const;

/** Every regular expression of a file, those in its SQL too. */
const patternsOf = (file: string, text = readFileSync(join(root, file), 'utf8')): Pattern[] => {
  const extension = extname(file);
  if (extension === '.sql') return sqlPatternsOf(file, text);
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, regex, callee, quasis } = node as Visited;
    if (quasis) found.push(...sqlPatternsOf(file, quasis.map((part) => part.value.cooked).join(PUT_IN)));
    if (type === 'Literal' && typeof value === 'string') found.push(...sqlPatternsOf(file, value));
    if (regex) found.push({ file, pattern: regex.pattern, flags: regex.flags });
    if (/^(?:New|Call)Expression$/.test(type ?? '') && callee?.name === 'RegExp')
      found.push({ file, pattern: 'RegExp(…)', flags: null });
    for (const member of Object.values(node)) visit(member);
  };
  visit(parseAst(text, { lang: LANGUAGES[extension as keyof typeof LANGUAGES] }));
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
  const patterns = sources().flatMap((file) => patternsOf(file));
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.map(({ pattern }) => pattern)).toEqual(
    expect.arrayContaining([String.raw`((parentI|i)dTag\\*"\s*:\s*\\*")[^"\\]*`, '^[0-9a-f]{64}$']),
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

test.each([
  `SELECT 1 WHERE note ~ '[a-z]+:'`,
  `SELECT 1 WHERE note !~* E'[a-z]+:'`,
  `SELECT 1 WHERE note SIMILAR TO '[a-z]+:'`,
  `SELECT substring(payload->>'note' from '[a-z]+:')`,
  `SELECT regexp_replace(regexp_replace(lower(note), 'b', ''), '[a-z]+:', '')`,
])('so is one in SQL: %s', async (sql) => {
  for (const [file, text] of [
    ['it.sql', sql],
    ['it.ts', `const sql = \`${sql} AND id = \${id}\`;`],
    ['it.ts', `const sql = ${JSON.stringify(sql)};`],
  ] as const) {
    const patterns = patternsOf(file, text).map(({ pattern }) => pattern);
    expect(patterns).toContain('[a-z]+:');
  }
});

test.each(['note ~ ${typed}', 'note ~* $1', 'note SIMILAR TO $2', 'regexp_match(note, ${typed})'])(
  'a pattern that is put into SQL is one that nothing can check: %s',
  async (condition) => {
    const patterns = patternsOf('it.ts', `const sql = \`SELECT 1 WHERE ${condition}\`;`);
    expect(await Promise.all(patterns.map(faultOf))).toEqual([[expect.stringContaining('put together')]]);
  },
);
