import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/api/test/network/free-port.ts';
import { startScript, stopProcess } from '../processes.ts';
import { report } from '../report.ts';

/**
 * Every document of the demo's year, added up again by a script that has no line of the product: `readd.py`.
 * @param options `--url http://localhost:3000`: of a demo that is running
 */
export const measureReadd = async ([option, url]: readonly string[]): Promise<void> => {
  if (option === '--url' && url !== undefined) return readd(url);
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-readd-'));
  const port = await freePort();
  const { child } = await startScript('../apps/api/src/main.ts', {
    PORT: String(port),
    DATA_DIR: directory,
    DEMO: '1',
  });
  try {
    readd(`http://127.0.0.1:${port}`);
  } finally {
    await stopProcess(child);
    await rm(directory, { recursive: true, force: true });
  }
};

const readd = (url: string): void => {
  const script = join(import.meta.dirname, 'readd.py');
  const { status, stdout, error } = spawnSync('python3', [script, url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error) return report('documents added up again', 'there is no Python 3', 'none differs', undefined);
  process.stdout.write(stdout);
  const result = stdout.trim().split('\n').at(-1) ?? '';
  report('documents added up again', result, 'none differs', status === 0);
};
