import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** axe rules that the current page breaks, and how much of it is wider than the page. */
export const accessibilityFaults = async (
  page: Page,
  what: string,
  looks: readonly Look[],
): Promise<string[]> => {
  const faults: string[] = [];
  for (const { colorScheme, width } of looks) {
    await lookAs(page, colorScheme);
    await page.setViewportSize({ width, height: 800 });
    const found = [...(await violations(page)), ...(await overflow(page))];
    faults.push(...found.map((fault) => `${what}, ${colorScheme}, ${width} px: ${fault}`));
  }
  return faults;
};

const lookAs = async (page: Page, colorScheme: Look['colorScheme']): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
};

const violations = async (page: Page): Promise<string[]> => {
  const results = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  );
};

const overflow = async (page: Page): Promise<string[]> => {
  const px = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return px > 0 ? [`${px} px wider than the page`] : [];
};

/** At every width, which unlike axe takes no time. */
export const overflowFaults = async (page: Page, what: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await overflow(page)).map((fault) => `${what}, ${width} px: ${fault}`));
  }
  return faults;
};

/** Opens an address and waits until no skeletons are left. */
export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
};
