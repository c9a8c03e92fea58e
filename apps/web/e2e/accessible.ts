import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const schemes = ['light', 'dark'] as const;
const widths = [320, 768, 1280];

/** What is shown now, in both colour schemes and three widths: no rule of axe broken, nothing wider than the page. */
export const expectAccessible = async (page: Page, what: string): Promise<void> => {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const where = `${what}, ${colorScheme}, ${width} px`;
      expect.soft(await overflow(page), `wider than the page: ${where}`).toBeLessThanOrEqual(0);
      expect.soft(await violations(page), where).toEqual([]);
    }
  }
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const violations = async (page: Page): Promise<string[]> => {
  const results = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  );
};

/** Opens an address and waits until nothing is a skeleton any more. */
export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
};
