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

/** A loop that waits for each of its rounds ends with the first that fails, unless that is caught there. */
const LOOP = /for \(const [^\n]{1,200}\)\s{0,20}(?:\{\s{0,20})?await (?![^\n]{1,80}\.catch\()/;

test('there are sweeps to look at', () => {
  expect(sweeps.length).toBeGreaterThan(20);
  expect(sweeps.filter(({ file }) => CALLED.has(file))).toHaveLength(CALLED.size);
});

test.each(sweeps)('$file: its sweep does not end with the first of many that fails', ({ text }) => {
  expect(LOOP.exec(text)?.[0]).toBeUndefined();
});
