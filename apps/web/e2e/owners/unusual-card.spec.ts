import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

// That it is refused until it is confirmed is what it is about.
test.use({ expectedNoise: /\b400\b/ });

test('a number that is no UID is questioned while it is typed, and saved when it is said to be one', async ({
  page,
  owner,
  database,
}) => {
  await load(page, '/whitelist');
  await page.getByRole('button', { name: 'Add entry' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('UID').fill('ZZ!');
  await dialog.getByLabel('Description').fill('Jesse');
  const question = dialog.getByText('This does not look like a card number: a UID is 8, 14 or 20');
  await expect(question).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Confirm it below if the charger reads it like this.')).toBeVisible();
  await dialog.getByLabel('The charger reads the card exactly like this').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Jesse')).toBeVisible();
  const entries = await database.prisma.whitelistEntry.findMany({ where: { accountId: owner.accountId } });
  expect(entries.map(({ uid }) => uid)).toEqual(['ZZ!']);
});
