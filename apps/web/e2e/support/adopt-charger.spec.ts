import { randomUUID } from 'node:crypto';
import { addSupport } from '../fixtures/support-device.ts';
import { addPlace, simulate } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

test('a charger that nobody knows is refused, adopted by support, and gets its own key', async ({
  owner,
  openAs,
  database,
  portalUrl,
  switchOn,
}) => {
  const { stationName } = await addPlace(owner.client, { name: `Depot ${randomUUID().slice(0, 8)}` });
  const serialNumber = `NEW-${randomUUID().slice(0, 13)}`;
  const login = { serialNumber, key: 'chosen by the installer' };
  // In real time: a charger that tries a hundred times a minute is refused for a while.
  const unknown = simulate(portalUrl, login, { timeScale: 1 });
  unknown.start();
  const { page } = await openAs(await addSupport(database));
  await load(page, '/support');
  await page.getByRole('link', { name: 'Unknown chargers' }).click();
  await expect(row(page, 'Unknown chargers', serialNumber)).toContainText('with password, not encrypted');
  await unknown.stop();
  await page.getByRole('button', { name: `Adopt ${serialNumber}` }).click();
  const form = page.getByRole('dialog', { name: 'Adopt a charger' });
  await expect(form.getByLabel('Identity of the charger')).toHaveValue(serialNumber);
  await form.getByLabel('Station it belongs to').fill(stationName);
  await form.getByRole('radio', { name: stationName }).check();
  await form.getByLabel('Reason').fill('Ticket 4711: new charger');
  await form.getByRole('button', { name: 'Open the window' }).click();
  const url = await form.getByText(/^ws.*\/p-[0-9a-z]{16}$/).innerText();
  await form.getByRole('button', { name: 'Done' }).click();
  await expect(form).toBeHidden();

  await switchOn(login, { url, secureUrl: null });
  await expect(row(page, 'Adoption windows', serialNumber)).toContainText(
    'Done: the charger has connected with its own key.',
    { timeout: 20_000 },
  );
});
