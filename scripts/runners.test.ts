import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './runners.ts';

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 3,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      {
        status: 'failed',
        assertionResults: [{ status: 'passed' }, { status: 'failed' }, { status: 'failed' }],
      },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 3, failed: 3 });
});

test('a journey that passes only when repeated, and an error outside of any, count as failures', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{ message: 'no browser' }] };
  expect(playwrightCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 3 });
});
