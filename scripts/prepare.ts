import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeProcessLock } from '../apps/api/src/platform/process/process-lock.ts';
import { type Command, node, root, runQuietly } from './child-process.ts';

interface Step {
  title: string;
  /** Files that determine the result; while none of them changes, the step is skipped. */
  inputs: string[];
  result: string;
  command: () => Command;
}

const install: Step = {
  title: 'Installing packages',
  inputs: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  result: 'node_modules/.modules.yaml',
  command: () => ({
    command: 'npx',
    args: ['-y', pnpm(), 'install', '--frozen-lockfile'],
    // In CI pnpm does not ask questions. It is already the pinned version and need not look itself up in the registry.
    // The packages' own scripts run on our Node.
    env: {
      CI: 'true',
      pnpm_config_pm_on_fail: 'ignore',
      PATH: `${dirname(process.execPath)}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
    },
  }),
};

const generate: Step = {
  title: 'Generating the database client',
  inputs: ['pnpm-lock.yaml', 'prisma/schema/**/*.prisma'],
  result: 'apps/api/src/platform/prisma/client.ts',
  command: () =>
    node('node_modules/prisma/build/index.js', ['generate'], {
      // Generating needs no schema engine; naming any program keeps the CLI from downloading one.
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    }),
};

const buildPortal: Step = {
  title: 'Building the portal',
  inputs: [
    'pnpm-lock.yaml',
    'apps/web/{index.html,package.json,tsconfig.json,vite.config.ts}',
    'apps/web/{src,public}/**/*',
    'packages/{contract,domain}/src/**/*.ts',
  ],
  result: 'apps/web/dist/index.html',
  command: () => node('node_modules/vite/bin/vite.js', ['build'], { cwd: 'apps/web' }),
};

/** Prepares a clone so that the product can run: packages, database client and, if requested, the built portal. */
export const prepare = async ({ portal }: { portal: boolean }): Promise<void> => {
  const release = await waitForOtherLaunchers();
  try {
    for (const step of portal ? [install, generate, buildPortal] : [install, generate]) await take(step);
  } finally {
    release();
  }
};

const take = async (step: Step): Promise<void> => {
  const stamp = join(root, 'node_modules/.laadpoort', step.title.replaceAll(' ', '-').toLowerCase());
  const hash = hashOf(step.inputs);
  if (existsSync(join(root, step.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return;
  const started = performance.now();
  process.stdout.write(`${step.title} ... `);
  const { code, output } = await runQuietly(step.command());
  if (code !== 0) {
    process.stdout.write(`failed\n`);
    process.stderr.write(`${output}\n${step.title} failed; see the output above.\n`);
    process.exit(1);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
};

const hashOf = (patterns: string[]): string => {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).toSorted())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** Two launchers in one clone would install into the same directories at the same time. */
const waitForOtherLaunchers = async (): Promise<() => void> => {
  for (;;) {
    const lock = takeProcessLock(join(root, '.tmp/prepare.lock'));
    if (lock.ok) return lock.release;
    await sleep(200);
  }
};

const pnpm = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'packageManager' in manifest)
    return String(manifest.packageManager);
  throw new Error('package.json has no packageManager.');
};
