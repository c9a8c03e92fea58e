import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

const looksOf = (colorScheme: Look['colorScheme'], ...widths: number[]): Look[] =>
  widths.map((width) => ({ colorScheme, width }));

export const everyLook = [...looksOf('light', 320, 768, 1280), ...looksOf('dark', 1280, 768, 320)];
/** For pages that differ only by a dialog, or by being empty, from one that is checked in every way. */
export const twoLooks = [...looksOf('light', 320), ...looksOf('dark', 1280)];

/** axe rules that the current page breaks, and how much of it is wider than the page. */
export const accessibilityFaults = async (
  page: Page,
  what: string,
  looks: readonly Look[],
): Promise<string[]> => {
  const faults: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await page.setViewportSize({ width, height: 800 });
    const found = await violations(page);
    const tooWide = await overflow(page);
    if (tooWide > 0) found.push(`${tooWide} px wider than the page`);
    faults.push(...found.map((fault) => `${what}, ${colorScheme}, ${width} px: ${fault}`));
  }
  return faults;
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

/** Opens an address and waits until no skeletons are left. */
export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
};
