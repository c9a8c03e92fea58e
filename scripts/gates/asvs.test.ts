import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const document = readFileSync(join(root, 'docs/security/asvs-5-level-2.md'), 'utf8');
/** The requirements themselves stand beside the project, not in it. */
const list = join(root, '../shared/validation/asvs-5.0.0.csv');

interface Row {
  readonly id: string;
  readonly state: string;
  readonly evidence: string;
}

const rows: readonly Row[] = [
  ...document.matchAll(/^\| (V\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm),
].map(([, id = '', state = '', evidence = '']) => ({ id, state, evidence }));

const STATES = ['met', 'not applicable', 'not met'];
const idsIn = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id);

const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');

/** What is in backticks and looks like a file; settings and headers do not. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`(Dockerfile|[\w./-]*\.\w+)`/g)].map(([, path = '']) => path);

test.skipIf(!existsSync(list))(
  'every requirement of levels 1 and 2 is there once (skipped without ../shared/validation)',
  () => {
    const required = readFileSync(list, 'utf8')
      .split(/\r?\n/)
      .flatMap((line) => /,(V\d+\.\d+\.\d+),.*,[12]$/.exec(line)?.[1] ?? []);
    expect(required).toHaveLength(253);
    expect(rows.map(({ id }) => id)).toEqual(required);
  },
);

test('every row of a table has one of the three states', () => {
  expect(rows).toHaveLength(document.match(/^\| V/gm)?.length ?? 0);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(STATES));
});

test('what is met names a file, and every file that is named is in the repository', () => {
  const unproven = rows.filter(({ state, evidence }) => state === 'met' && pathsIn(evidence).length === 0);
  expect(unproven).toEqual([]);
  const named = rows.flatMap(({ id, evidence }) => pathsIn(evidence).map((path) => `${id} ${path}`));
  expect(named.filter((each) => !files.includes(each.slice(each.indexOf(' ') + 1)))).toEqual([]);
});

test('the counts and the list at the top are those of the tables', () => {
  const counts = [...document.matchAll(/^\| ([a-z ]+) \| (\d+) \|$/gm)].map(([, state, count]) => [
    state,
    Number(count),
  ]);
  expect(counts).toEqual(STATES.map((state) => [state, idsIn(state).length]));
  const listed = document.slice(document.indexOf('## Not met'), document.indexOf('## V1 '));
  expect(listed.match(/V\d+\.\d+\.\d+/g)?.toSorted()).toEqual(idsIn('not met').toSorted());
});

/** All but random ids. */
const CRYPTOGRAPHY =
  /^import (?!\{ randomUUID \} from)[^;]+ from '(?:node:crypto|better-auth\/crypto|@peculiar\/x509|@simplewebauthn\/server)';$/m;

test('the inventory of cryptography names every file of the product that uses it, and none that is gone', () => {
  const inventory = readFileSync(join(root, 'docs/security/keys.md'), 'utf8');
  const sources = files.filter((file) => /^(?:apps\/api|packages\/\w+)\/src\/.*(?<!\.test)\.ts$/.test(file));
  const using = sources.filter((file) => CRYPTOGRAPHY.test(readFileSync(join(root, file), 'utf8')));
  expect(using.filter((file) => !inventory.includes(`\`${file}\``))).toEqual([]);
  expect(pathsIn(inventory).filter((path) => !files.includes(path))).toEqual([]);
});
