import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/*
 * A call takes some hundred thousand arguments and throws beyond: a charger that samples each second passes that within
 * two days. `highest` and `lowest` take any number.
 */
const root = join(import.meta.dirname, '../..');

/** The calls of a source whose arguments are a list of any length, but for those of what is few: a session's anomalies. */
const spreadsOf = (source: string): string[] => {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const call = node as { type?: string; arguments?: { type: string }[]; start: number; end: number };
    if (call.type === 'CallExpression' && call.arguments?.some(({ type }) => type === 'SpreadElement')) {
      const text = source.slice(call.start, call.end);
      if (!text.startsWith('anomalies.push(')) found.push(text);
    }
    for (const member of Object.values(node)) visit(member);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
};

test('no call is given the readings of a session as its arguments', () => {
  const listed = execFileSync('git', ['ls-files', 'packages/domain/src/sessions/readings'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    spreadsOf(readFileSync(join(root, file), 'utf8')).map((call) => `${file}: ${call}`),
  );
  expect(found).toEqual([]);
});

test('such a call is found', () => {
  expect(spreadsOf('const most = Math.max(0, ...readings);')).toEqual(['Math.max(0, ...readings)']);
});
