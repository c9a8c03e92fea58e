import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Demo } from './open-demo.ts';

/** The demo's chargers: a separate process that connects over real sockets, like real chargers. */
export const startSimulators = async (
  demo: Demo,
  urls: readonly string[],
  repository: string,
  dataDirectory: string,
) => {
  const fleetFile = join(dataDirectory, 'demo-fleet.json');
  await writeFile(fleetFile, JSON.stringify(demo.fleet), { mode: 0o600 });
  const main = join(repository, 'apps/simulator/src/main.ts');
  const args = [main, ...urls, '--fleet', fleetFile, '--memory', join(dataDirectory, 'demo-chargers.json')];
  // Its channel closes when we are killed: it then ends as well.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return () => stopChild(child);
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((done) => {
    child.once('exit', done);
  });
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await exited;
  clearTimeout(impatient);
};
