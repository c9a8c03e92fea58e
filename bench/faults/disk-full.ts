import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chargeUntil, newHistory } from './charger.ts';
import { compare, type Verdict } from './checker.ts';
import { openScene, type Scene } from './scene.ts';

const run = promisify(execFile);

/** The database's disk is full for a while (docs/protocol/faults.md). Needs root, to create its own file system. */
export const diskFull = async (given: { readonly seconds: number }): Promise<Verdict> => {
  const disk = await mkdtemp(join(tmpdir(), 'laadpoort-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', disk]);
  try {
    const directory = join(disk, 'scene');
    await mkdir(directory);
    await using scene = await openScene(10, { directory });
    const over = new AbortController();
    const histories = scene.targets.map(({ identity }) => newHistory(identity));
    const charging = scene.targets.map((target, index) =>
      chargeUntil(target, histories[index] ?? newHistory(target.identity), over.signal),
    );
    await sleep(1_500);
    const filler = join(disk, 'filler');
    await fill(filler, disk);
    await sleep(given.seconds * 1_000);
    await rm(filler);
    await runAgain(scene);
    await sleep(2_000);
    over.abort();
    await Promise.all(charging);
    return await scene.ask((client) => compare(histories, client));
  } finally {
    await run('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  }
};

/** Takes every remaining block, repeatedly, since the server frees some as it runs. */
const fill = async (file: string, disk: string): Promise<void> => {
  const handle = await open(file, 'w');
  const block = Buffer.alloc(64 * 1_024);
  for (;;) {
    const { bfree } = await statfs(disk);
    if (bfree === 0) break;
    try {
      await handle.write(block);
    } catch {
      break;
    }
  }
  await handle.close();
};

/** PostgreSQL may have stopped because of its log (PANIC); then it is started, as an operator would. */
const runAgain = async (scene: Scene): Promise<void> => {
  await scene.ask((client) => client.query('SELECT 1')).catch(() => scene.postgres.startAgain());
};
