import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { doEach } from './do-each.ts';

test('what fails for one, at once or later, is reported and keeps none of the others', async () => {
  const faults: unknown[] = [];
  const done: number[] = [];
  const work = (item: number): Promise<void> => {
    if (item === 1) throw new Error('at once');
    if (item === 2) return Promise.reject(new Error('later'));
    done.push(item);
    return Promise.resolve();
  };
  await doEach([0, 1, 2, 3], work, (error) => faults.push(error));
  expect(done).toEqual([0, 3]);
  expect(faults.map(String)).toEqual(['Error: at once', 'Error: later']);
});

const root = join(import.meta.dirname, '../..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
/** What sweeps call that goes on from one station, person or account to the next. */
const CALLED = new Set([
  'certificates/deliver-and-renew.ts',
  'certificates/renew-certificates.ts',
  'platform/jobs/one-off.ts',
  'platform/outbox/deliver.ts',
  'reports/by-mail/mail-reports.ts',
  'reports/days/keep-days.ts',
  'sessions/upkeep/reconcile-sessions.ts',
  'sessions/upkeep/remeasure-signed.ts',
  'settlement/runs/advance-run.ts',
]);
const sweeps = files.filter(({ file, text }) => text.includes('background.every(') || CALLED.has(file));

/** Loops that may wait, and why what fails in them keeps nobody else. */
const MAY_WAIT: Readonly<Record<string, number>> = {
  // A job that fails is noted.
  'platform/jobs/one-off.ts': 1,
  // A mail that fails is noted.
  'platform/outbox/deliver.ts': 1,
  // Pages, each later than the one before; doEach in them.
  'reports/by-mail/mail-reports.ts': 1,
  // Pages, as above; and a run is drawn up until nobody is left or something failed.
  'settlement/runs/advance-run.ts': 2,
};

/** Where what opens at `start` is closed. */
const closeOf = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if ('({['.includes(text[at] ?? '')) depth += 1;
    if (')}]'.includes(text[at] ?? '')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
};
const bodyAt = (text: string, start: number): string =>
  text[start] === '{' ? text.slice(start, closeOf(text, start)) : text.slice(start, text.indexOf(';', start));

/** Loops of any kind that wait in a round for what is not caught there: the first that fails ends them. */
const waitingLoops = (text: string): readonly string[] =>
  [...text.matchAll(/^ *(?:for (?:await )?(?=\()|while (?=\()|\} while (?=\()|do (?=\{|await))/gm)].flatMap(
    ({ 0: begin, index }) => {
      const head = index + begin.length;
      const hasHead = text[head] === '(';
      const end = hasHead ? closeOf(text, head) : head;
      const header = text.slice(head, end);
      const body = bodyAt(text, hasHead ? end + 1 : end);
      // What a list is read with is waited for once.
      const rounds = header.includes(' of ') ? body : header + body;
      const waits = rounds.split(';').some((part) => part.includes('await ') && !part.includes('.catch('));
      return waits ? [begin.trim() + header] : [];
    },
  );

test.each([
  ['for (const item of items) await work(item);', 1],
  ['for (const item of items) {\n  const found = find(item);\n  await work(found);\n}', 1],
  ['for (;;) {\n  if (isOver) return;\n  await work();\n}', 1],
  ['do await work();\nwhile (!isOver);', 1],
  ['do {\n  const item = next();\n  await work(item);\n} while (!isOver);', 1],
  ['while (!(await isOver())) next();', 1],
  ['for (const item of await items()) work(item);\nawait other();', 0],
  ['for (const item of items) {\n  const found = find(item);\n  await work(found).catch(report);\n}', 0],
])('%s: %i that waits', (text, count) => {
  expect(waitingLoops(text)).toHaveLength(count);
});

test('there are sweeps to look at', () => {
  expect(sweeps.length).toBeGreaterThan(20);
  expect(sweeps.filter(({ file }) => CALLED.has(file))).toHaveLength(CALLED.size);
});

test.each(sweeps)('$file: its sweep does not end with the first of many that fails', ({ file, text }) => {
  const loops = waitingLoops(text);
  expect(loops, loops.join('\n')).toHaveLength(MAY_WAIT[file] ?? 0);
});
