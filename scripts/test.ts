import { formatting, lint, types, unusedCode } from './checks.ts';
import { runInTurn, secondsSince, type Gate } from './gate.ts';
import { boundaries, conformance, journeys, journeysNamed, tests, testsNamed } from './runners.ts';

/** Runs every gate, or only the tests and journeys whose file names contain one of `names`. Gives the exit code. */
export const runTests = (names: string[]): Promise<number> =>
  names.length > 0
    ? runLanes([testsNamed(names), ...journeysNamed(names)])
    : // Tests wait; the checks compute meanwhile.
      runLanes([tests, conformance, journeys], [formatting, types, unusedCode, lint]);

/** What can be said of the sources without running them. Gives the exit code. */
export const runChecks = (): Promise<number> => runLanes([formatting, types, unusedCode], [lint, boundaries]);

/** Lanes beside each other, the gates of each in turn; closes with `N passed, N failed` over all of them. */
const runLanes = async (...lanes: Gate[][]): Promise<number> => {
  const started = performance.now();
  const outcomes = (await Promise.all(lanes.map(runInTurn))).flat();
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`All together ${secondsSince(started)}\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
};
