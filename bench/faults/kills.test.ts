import { expect, test } from 'vitest';
import { killUnderLoad } from './kills.ts';

/*
 * A small dose of each fault in every run; `npm run bench -- faults` crashes the product 200 times. Each has a control:
 * the product with exactly that defect built in, which the harness has to find.
 */

const FINE = { lost: [], doubled: [], wrong: [] };
const timeout = 300_000;

test(
  'A3 A5 nothing acknowledged is lost or doubled when the product and its database are killed',
  { timeout },
  async () => {
    const verdict = await killUnderLoad({ kills: 2, crashes: 1, chargers: 10 });
    expect(verdict).toMatchObject(FINE);
    expect(verdict.acknowledged).toBeGreaterThan(100);
  },
);

test('A3 control: what was answered before it was stored is missed', { timeout }, async () => {
  const { lost } = await killUnderLoad({ kills: 3, crashes: 0, chargers: 20, broken: 'ack-before-commit' });
  expect(lost).not.toEqual([]);
});
