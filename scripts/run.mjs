// What `npm start`, `npm test`, `npm run dev` and `npm run bench` call. It must run on any Node >= 18 with nothing
// installed: no dependencies and no TypeScript here. The rest, launch.ts, runs on the Node the product needs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenParentIsGone } from './parent.mjs';

const [NEEDED_MAJOR, NEEDED_MINOR] = /** @type {const} */ ([24, 12]);

/** The Node 24 in npx's cache, downloaded from the package registry the first time, then remembered. */
const findNode24 = () => {
  const memory = fileURLToPath(new URL('../.tmp/node24', import.meta.url));
  if (existsSync(memory)) {
    const remembered = readFileSync(memory, 'utf8');
    if (existsSync(remembered)) return remembered;
  }
  process.stdout.write(
    `Node ${process.versions.node} is too old; downloading Node 24 from the package registry\n`,
  );
  const found = spawnSync('npx', ['-y', '--package=node@24', '--', 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (found.status !== 0) {
    process.stderr.write(found.stderr ?? '');
    process.stderr.write(
      'Node 24 could not be downloaded with npx. Check the network, or install Node 24.12 or newer.\n',
    );
    process.exit(1);
  }
  const node = found.stdout.trim();
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, node);
  return node;
};

/** @param {string} node */
const runUnder = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  whenParentIsGone(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > NEEDED_MAJOR || (major === NEEDED_MAJOR && minor >= NEEDED_MINOR)) {
  const { launch } = await import('./launch.ts');
  await launch(process.argv.slice(2));
} else {
  runUnder(findNode24());
}
