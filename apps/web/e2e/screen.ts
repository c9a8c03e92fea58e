import { expect, type Locator, type Page } from '@playwright/test';

/** A page of the bar under the header. */
export const pageLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });

/** A tab of a station or a device. */
export const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: /^(Station|Device)$/ }).getByRole('link', { name, exact: true });

/** A table row in which some cell has this text. */
export const row = (page: Page, table: string, text: string | RegExp): Locator =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: text });

/** The current page has this first-level heading. */
export const expectPage = (page: Page, title: string | RegExp): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

/** The outcome was shown and announced. */
export const expectSaid = async (page: Page, text: string): Promise<void> => {
  await expect(page.getByRole('status').filter({ hasText: text })).toHaveCount(1);
  await expect(page.getByText(text).last()).toBeVisible();
};
