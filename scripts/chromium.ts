import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { node, root, runQuietly } from './child-process.ts';

/** `env` tells the journeys which browser to start: CHROMIUM_PATH, or nothing for Playwright's own. */
export type Chromium = { ok: true; env: Record<string, string> } | { ok: false; reason: string };

/** Made for tests: without windows a page costs about half the work. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';
const systemPaths = [
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Playwright's own Chromium, otherwise the system's; where possible, one is installed. */
export const findChromium = async (): Promise<Chromium> => {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return { ok: true, env: { CHROMIUM_PATH: given } };
  const onDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (onDebian && !hasPlaywrights() && !existsSync(HEADLESS_SHELL))
    await installFromDebian('chromium-headless-shell');
  if (onDebian && !present()) await installFromDebian('chromium');
  if (!present())
    await runQuietly(
      node('node_modules/@playwright/test/cli.js', ['install', 'chromium'], { cwd: 'apps/web' }),
    );
  return (
    present() ?? {
      ok: false,
      reason:
        'The browser journeys need Chromium. Run `apt-get install chromium` on Debian and Ubuntu, or `npx playwright install chromium` elsewhere, or set CHROMIUM_PATH.',
    }
  );
};

const present = (): Chromium | undefined => {
  if (hasPlaywrights()) return { ok: true, env: {} };
  const system = systemPaths.find((path) => existsSync(path));
  return system ? { ok: true, env: { CHROMIUM_PATH: system } } : undefined;
};

const hasPlaywrights = (): boolean => {
  const requireFromWeb = createRequire(join(root, 'apps/web/package.json'));
  const { chromium } = requireFromWeb('@playwright/test') as { chromium: { executablePath(): string } };
  return existsSync(chromium.executablePath());
};

const installFromDebian = async (name: string): Promise<void> => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = { command: 'apt-get', args: ['install', '-y', '--no-install-recommends', name], env };
  if ((await runQuietly(install)).code === 0) return;
  await runQuietly({ command: 'apt-get', args: ['update'], env });
  await runQuietly(install);
};
