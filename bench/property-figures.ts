import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from './report.ts';

const LARGER_BY = 10;
/** The tests whose size apps/api/test/larger-by.ts decides. */
const TESTS = [
  'sessions/order.test.ts',
  'sessions/portal/sessions.test.ts',
  'abuse/generated-messages.test.ts',
];

/** What every run shows in small, at a larger size. */
export const measureProperties = async (): Promise<void> => {
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...TESTS], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, LARGER_BY: String(LARGER_BY) },
    stdio: 'inherit',
  });
  const holds = status === 0;
  report(
    `properties of sessions and messages at ${LARGER_BY} times their size`,
    holds ? 'hold' : 'fail',
    'hold',
    holds,
  );
};
