import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Command, node, root, runQuietly } from './child-process.ts';
import { findChromium } from './chromium.ts';
import { isConformanceTrue, writeConformance } from './conformance.ts';
import { runInTurn, type Gate, type Outcome } from './gate.ts';

const vitestReport = join(root, '.tmp/vitest.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];

const vitest = (title: string, args: string[]): Gate => ({
  title,
  run: () =>
    runAndCount(
      node('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args]),
      vitestReport,
      vitestCounts,
    ),
});

export const tests = vitest('Tests', []);
export const boundaries = vitest('Boundaries', ['scripts/gates/boundaries']);
/** Those of the files whose names contain one of `names`; there may be none. */
export const testsNamed = (names: string[]): Gate => {
  const gate = vitest('Tests', ['--passWithNoTests', ...names]);
  return { ...gate, run: () => gate.run().then(noneIsFine) };
};

/** Nothing passed, nothing failed: only the runner had nothing to count. */
const noneIsFine = (outcome: Outcome): Outcome =>
  outcome.passed === 0 && /No test files found/.test(outcome.output) ? { ...outcome, failed: 0 } : outcome;

/** After the tests: whether docs/conformance.md matches what they showed. */
export const conformance: Gate = {
  title: 'Conformance report',
  run: async () => {
    const holds = isConformanceTrue(readFileSync(vitestReport, 'utf8'));
    const output = 'docs/conformance.md is not what the tests showed: npm run conformance writes it anew.';
    return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, output };
  },
};

/** Runs the tests and generates docs/conformance.md from them. Returns the exit code. */
export const runConformance = async (): Promise<number> => {
  const { passed, failed } = await runAndShow(tests);
  await writeConformance(readFileSync(vitestReport, 'utf8'));
  process.stdout.write(`Wrote docs/conformance.md\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
};

const runAndShow = async (gate: Gate): Promise<Outcome> => {
  const [outcome] = await runInTurn([gate]);
  if (outcome === undefined) throw new Error('a gate has an outcome');
  return outcome;
};

const playwright = (names: string[]): Gate => ({
  title: 'Browser journeys',
  run: async () => {
    const chromium = await findChromium();
    if (!chromium.ok) return { passed: 0, failed: 1, output: chromium.reason };
    const report = join(root, '.tmp/playwright.json');
    const command = node(
      'node_modules/@playwright/test/cli.js',
      ['test', '--config=e2e/playwright.config.ts', '--reporter=line,json', ...names],
      { cwd: 'apps/web', env: { ...chromium.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return runAndCount(command, report, playwrightCounts);
  },
});

export const journeys = playwright([]);
/** Those of the files whose names contain one of `names`. */
export const journeysNamed = (names: string[]): Gate[] => {
  const files = globSync('apps/web/e2e/**/*.spec.ts', { cwd: root })
    .map((file) => basename(file))
    .filter((file) => names.some((name) => file.includes(name)));
  return files.length > 0 ? [playwright(files)] : [];
};

interface Counts {
  passed: number;
  failed: number;
}

/** A runner that leaves no report, or ends badly without a failed test, has crashed: that is a failure too. */
const runAndCount = async (
  command: Command,
  report: string,
  count: (json: string) => Counts,
): Promise<Outcome> => {
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  const { code, output } = await runQuietly(command);
  const { passed, failed } = readCounts(report, count);
  const crashed = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: crashed ? 1 : failed, output };
};

const readCounts = (report: string, count: (json: string) => Counts): Counts => {
  try {
    return count(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
};

interface VitestReport {
  numPassedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that cannot be loaded has no tests to count, but still fails. */
export const vitestCounts = (json: string): Counts => {
  const { numPassedTests, testResults } = JSON.parse(json) as VitestReport;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const failedTests = assertionResults.filter((test) => test.status === 'failed').length;
    failed += status === 'failed' ? Math.max(1, failedTests) : failedTests;
  }
  return { passed: numPassedTests, failed };
};

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** A test that passes only when repeated counts as failed. */
export const playwrightCounts = (json: string): Counts => {
  const { stats, errors } = JSON.parse(json) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
};
