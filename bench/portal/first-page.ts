import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';

/**
 * Compressed bytes of JavaScript that the browser loads before the Status page is shown; undefined without a browser.
 */
export const firstPageScriptBytes = async (url: string, cookie: string): Promise<number | undefined> => {
  const system = '/usr/bin/chromium';
  const executablePath = existsSync(chromium.executablePath()) ? undefined : system;
  if (executablePath === system && !existsSync(system)) return undefined;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.getByRole('main').waitFor();
    return await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry.toJSON() as { name: string; encodedBodySize: number })
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
  } finally {
    await browser.close();
  }
};
