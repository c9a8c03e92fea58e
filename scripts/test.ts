import { formatting, lint, types, unusedCode } from './checks.ts';
import { runInTurn, secondsSince } from './gate.ts';
import { conformance, journeys, tests } from './runners.ts';

/** Runs every gate and finishes with `N passed, N failed` over all of them. Returns the exit code. */
export async function runTests(): Promise<number> {
  const started = performance.now();
  const outcomes = [
    ...(await Promise.all([runInTurn([formatting, lint]), runInTurn([types, unusedCode])])).flat(),
    ...(await runInTurn([tests, conformance, journeys])),
  ];
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`Total ${secondsSince(started)}\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
