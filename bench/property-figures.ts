import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from './report.ts';

const LARGER_BY = 10;
/** The tests whose size apps/api/test/larger-by.ts decides. */
const TESTS = [
  'sessions/order.test.ts',
  'sessions/list/sessions.test.ts',
  'abuse/generated-messages.test.ts',
];

/** Histories of accounts, 50 in every run, and runs that are interrupted. */
const SETTLEMENT_LARGER_BY = 200;
const SETTLEMENT_TESTS = ['settlement/histories.test.ts', 'settlement/interrupted-runs.test.ts'];

/** What every run shows in small, at a larger size. */
export const measureProperties = (): Promise<void> =>
  measureLarger('sessions and messages', TESTS, LARGER_BY);

/** 10,000 random histories of accounts, and a run that is interrupted hundreds of times. */
export const measureSettlement = (): Promise<void> =>
  measureLarger('settlement', SETTLEMENT_TESTS, SETTLEMENT_LARGER_BY);

const measureLarger = async (of: string, tests: readonly string[], largerBy: number): Promise<void> => {
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, LARGER_BY: String(largerBy) },
    stdio: 'inherit',
  });
  const holds = status === 0;
  report(`properties of ${of} at ${largerBy} times their size`, holds ? 'hold' : 'fail', 'hold', holds);
};
