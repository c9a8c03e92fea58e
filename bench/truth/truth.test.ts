import { expect, test } from 'vitest';
import { CATALOGUE, rowsOf } from './catalogue/catalogue.ts';
import { decideMessages } from './judge/central-system.ts';
import { judge } from './judge/verdict.ts';
import { shortForm } from './report/short-form.ts';
import { runTruth } from './run.ts';
import type { Example } from './tally.ts';

/** `npm run bench -- truth` runs 200,000 of them; those that are held back only with `--held-back`. */
const HISTORIES = 600;
const ROWS = rowsOf(false);
/** Of about 280 that are harmless, where the full run finds 6 in ten thousand. */
const MAX_ASKED = 2;

const shown = (example: Example | undefined): string => (example === undefined ? '' : shortForm(example));

test('what is billed is right or asked about', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`truth: ${HISTORIES} histories from seed ${seed}`);
  const { all, harmless } = runTruth(ROWS, HISTORIES, seed);
  expect(all.counts.wrong, shown(all.examples.wrong)).toBe(0);
  expect(harmless.counts.wrong, shown(harmless.examples.wrong)).toBe(0);
  expect(harmless.counts.reviewed, shown(harmless.examples.reviewed)).toBeLessThanOrEqual(MAX_ASKED);
});

/** Stop minus start, whatever it is. */
const unquestioning: typeof decideMessages = (messages, points) =>
  decideMessages(messages, points).map((session) => {
    const energyWh = (session.stop?.meterStopWh ?? session.meterStartWh) - session.meterStartWh;
    return { ...session, anomalies: [], energy: session.energy && { ...session.energy, energyWh } };
  });

test('a portal that asks nobody is found out', () => {
  const { all } = runTruth(ROWS, 200, 1, { judged: (history) => judge(history, unquestioning) });
  expect(all.counts.wrong).toBeGreaterThan(20);
});

test('names of distortions are distinct, a third is held back', () => {
  const names = CATALOGUE.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(ROWS.length / CATALOGUE.length).toBeCloseTo(2 / 3, 1);
});
