import type { Locator, Page } from '@playwright/test';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';

/** Presses a button, gives a reason in the dialog it opens, and waits until that is closed. */
const doBecause = async (page: Page, within: Locator, name: string) => {
  await within.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Ticket 4711: safer');
  await dialog.getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
};

test('support raises a charger from profile 1 to 2 and to 3, and sees each step proven', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place, { configuration: { SecurityProfile: '1' } });
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'security'));
  const profile = page.getByRole('region', { name: 'Security profile' });
  const trust = page.getByRole('region', { name: 'Root certificates in the charger' });

  await trust.getByRole('button', { name: 'Install a root certificate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Install a root certificate' });
  await dialog.getByRole('button', { name: /^Use .*Central System ECDSA/ }).click();
  await dialog.getByLabel('Reason').fill('Ticket 4711: profile 2');
  await dialog.getByRole('button', { name: 'Install a root certificate' }).click();
  await expect(dialog).toBeHidden();
  await expect(trust.getByRole('row').filter({ hasText: 'reaching us' })).toHaveCount(1);

  await doBecause(page, profile, 'Raise to profile 2');
  await expect(profile).toContainText('Upgrade from profile 1 to 2');
  await expect(profile.getByText(/^Done/)).toBeVisible({ timeout: 20_000 });
  await expect(profile).toContainText('Highest used so far2 · key over an encrypted connection');
  await expect(profile).toContainText('The charger has no certificate yet: issue one below.');
  await expect(profile.getByRole('button', { name: 'Raise to profile 3' })).toBeDisabled();

  const certificates = page.getByRole('region', { name: 'Certificates' });
  await doBecause(page, certificates, 'Issue a new certificate');
  await expect(row(page, 'Certificates', 'accepted, not used yet')).toHaveCount(1, { timeout: 20_000 });

  await doBecause(page, profile, 'Raise to profile 3');
  await expect(profile).toContainText('It has the highest profile.', { timeout: 20_000 });
  await expect(profile).toContainText('Highest used so far3 · certificate over an encrypted connection');
  await expect(row(page, 'Certificates', 'in use')).toHaveCount(1);
  await charger.waitFor(({ link }) => link === 'online');
});
