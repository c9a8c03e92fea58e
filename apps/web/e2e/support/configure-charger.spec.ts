import { addSupport, deviceTab, openTab } from '../fixtures/support-device.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

test.describe('a setting of a charger', () => {
  test.use({ expectedNoise: /\b400\b/ });

  test('support finds and changes it; what is wanted and what is reported are told apart', async ({
    owner,
    openAs,
    database,
    switchOn,
  }) => {
    const place = await addPlace(owner.client);
    await switchOn(place);
    const { page } = await openAs(await addSupport(database));
    await load(page, deviceTab(place.chargePointId));
    await openTab(page, 'Configuration');
    await page.getByLabel('Reason').fill('Ticket 4711: meter');
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('MeterValueSampleInterval');
    const settings = page.getByRole('table', { name: 'Charger configuration' });
    await expect(settings.getByRole('row')).toHaveCount(2);

    const change = page.getByRole('button', { name: 'Change MeterValueSampleInterval' });
    await change.click();
    const dialog = page.getByRole('dialog', { name: 'Change MeterValueSampleInterval' });
    await dialog.getByLabel('New value').fill('60');
    await dialog.getByRole('button', { name: 'Send to charger' }).click();
    await expect(dialog).toBeHidden();
    const setting = row(page, 'Charger configuration', 'MeterValueSampleInterval');
    await expect(setting.getByText('60', { exact: true })).toBeVisible();
    await expect(setting).not.toContainText('Desired');

    await change.click();
    await dialog.getByLabel('New value').fill('soon');
    await dialog.getByRole('button', { name: 'Send to charger' }).click();
    await dialog.getByLabel('Send anyway').check();
    await dialog.getByRole('button', { name: 'Send to charger' }).click();
    await expect(setting).toContainText('Desired: soon The charger refused it.');
    await expect(setting.getByText('60', { exact: true })).toBeVisible();
  });
});

test('support changes how a charger is treated, and takes it back', async ({
  page: ownersPage,
  owner,
  openAs,
  database,
}) => {
  const place = await addPlace(owner.client);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId));
  await openTab(page, 'Behaviour');
  await page.getByRole('button', { name: 'Change for this charger' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change how this charger is treated' });
  await dialog.getByLabel('Pings').selectOption({ label: 'off' });
  await dialog.getByLabel('Reason').fill('Ticket 4711: hangs up');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const pings = row(page, 'Behaviour', 'Pings');
  await expect(pings).toContainText('off');
  await expect(pings).toContainText('this charger');

  await load(ownersPage, `/devices/${place.chargePointId}`);
  await expect(ownersPage.getByText('Support has set how we treat this charger.')).toBeVisible();

  await pings.getByRole('button', { name: 'Back to the profile: Pings' }).click();
  await dialog.getByLabel('Reason').fill('Ticket 4711: replaced');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(pings).toContainText('standard');
});
