import { rootCertificates } from 'node:tls';
import { addSupport, deviceTab, openTab } from '../fixtures/support-device.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

test('support gives a charger a new key, and it comes back with it', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId));
  await openTab(page, 'Security');
  const key = page.getByRole('region', { name: 'Key', exact: true });
  await expect(key).toContainText('The charger has a key.');
  await key.getByRole('button', { name: 'Send a new key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send the charger a new key?' });
  await dialog.getByRole('button', { name: 'Send a new key' }).click();
  await expect(dialog.getByText('Fill in this field.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Ticket 4711: installer left');
  await dialog.getByRole('button', { name: 'Send a new key' }).click();
  await expect(dialog).toBeHidden();
  await expect(key).toContainText('The charger’s answer to the last new key: Accepted');
  await charger.goOffline();
  charger.goOnline();
  await charger.waitFor(({ link }) => link === 'online', 20_000);
  await expect(key).toContainText('The charger has a key.');
});

test('support tells a charger whom to trust, and reads why its profile cannot be raised yet', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'security'));
  const profile = page.getByRole('region', { name: 'Security profile' });
  await expect(profile).toContainText('As far as we know, no root certificate is installed.');
  await expect(profile.getByRole('button', { name: 'Raise to profile 2' })).toBeDisabled();

  const trust = page.getByRole('region', { name: 'Root certificates in the charger' });
  await trust.getByRole('button', { name: 'Install a root certificate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Install a root certificate' });
  await dialog.getByLabel('Certificate (PEM)').fill(rootCertificates[0] ?? '');
  await dialog.getByLabel('Reason').fill('Ticket 4711: profile 2');
  await dialog.getByRole('button', { name: 'Install a root certificate' }).click();
  await expect(dialog).toBeHidden();
  await expect(trust.getByRole('row').filter({ hasText: 'reaching us' })).toHaveCount(1);
});
