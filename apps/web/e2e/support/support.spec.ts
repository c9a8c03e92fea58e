import { addPerson } from '../fixtures/people.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, row, tab, load } from '../fixtures/screen.ts';

test('support finds a charger by its serial number and resets it with a reason that the owner sees', async ({
  page,
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  await switchOn(place, { rebootSeconds: 300 });
  const staff = await addPerson(database, { name: 'Sacha Support', platformRole: 'support' });
  const { page: console } = await openAs(staff);

  await load(console, '/support');
  await console.getByLabel('Serial number or identity').fill(place.serialNumber.slice(3));
  await console.getByRole('button', { name: 'Search' }).click();
  await console.getByRole('link', { name: place.serialNumber }).click();
  await expectPage(console, place.serialNumber);
  await console.getByRole('button', { name: 'Soft reset' }).click();
  const dialog = console.getByRole('dialog', { name: 'Soft reset' });
  await dialog.getByRole('button', { name: 'Soft reset' }).click();
  await expect(dialog.getByText('Fill in this field.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Ticket 4711: cable stuck');
  await dialog.getByRole('button', { name: 'Soft reset' }).click();
  await expect(row(console, 'Commands', 'Soft reset')).toContainText('Done: the charger has restarted');
  const entry = row(console, 'Views and actions', 'Ticket 4711');
  await expect(entry).toContainText('Sacha Support');
  await expect(entry).toContainText('requested a restart');

  await load(page, `/devices/${place.chargePointId}`);
  await tab(page, 'Operation').click();
  const command = row(page, 'Commands', 'Soft reset');
  await expect(command).toContainText('Sacha Support');
  await expect(command).toContainText('Reason: Ticket 4711: cable stuck');
});
