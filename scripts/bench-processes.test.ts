import { join } from 'node:path';
import { expect, test } from 'vitest';
import { node, root, runQuietly } from './child-process.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a benchmark that fails leaves none of its processes running', async () => {
  const program = `
    const { startScript } = await import(${JSON.stringify(join(root, 'bench/processes.ts'))});
    const { child } = await startScript('load/bare-server.ts');
    console.log('pid', child.pid);
    throw new Error('failed');`;
  const { code, output } = await runQuietly(node('--input-type=module', ['--eval', program]));
  expect(code).toBe(1);
  const pid = Number(/pid (\d+)/.exec(output)?.[1]);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isAlive(pid)).toBe(false);
});
