import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readMemory } from '../src/fleet/memory-file.ts';
import { startCentralSystem } from './central-system.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const run = (...args: string[]) => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const output = { errors: '' };
  child.stderr?.on('data', (text) => (output.errors += String(text)));
  child.stdout?.resume();
  return { child, output, ended: once(child, 'close') };
};

test(
  'the demo charges, finishes and gets refused; Ctrl-C and SIGTERM end it quietly, with its memory kept',
  { timeout: 30_000 },
  async () => {
    const memoryFile = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'memory.json');
    const refused = '04BADCA4D1';
    const central = await startCentralSystem({
      Authorize: ({ idTag }) => ({
        idTagInfo: { status: String(idTag).startsWith(refused) ? 'Invalid' : 'Accepted' },
      }),
    });
    const { child, output, ended } = run(
      '--url',
      central.url,
      '--stations',
      '2',
      '--time-scale',
      '300',
      '--memory',
      memoryFile,
    );
    await central.received('StopTransaction', () => true, 3);
    await central.received('Authorize', ({ idTag }) => String(idTag).startsWith(refused));
    // Both wait for it when it goes on, so that the second cannot come too late to be heard.
    for (const signal of ['SIGSTOP', 'SIGINT', 'SIGTERM', 'SIGCONT'] as const) child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await central.close();
    expect(output.errors).toBe('');
    expect(Object.keys(readMemory(memoryFile))).toEqual(['SIM-0001', 'SIM-0002']);
    expect(central.of('BootNotification')).toHaveLength(2);
    expect(central.schemaFaults).toEqual([]);
  },
);

test('a bad flag is one clear sentence and exit code 1', async () => {
  const { output, ended } = run('--url', 'localhost');
  expect(await ended).toEqual([1, null]);
  expect(output.errors.split('\n')[0]).toMatch(/^--url must be/);
});
