import { listSessions } from '@laadpoort/contract/sessions/endpoints';
import { setPricingPolicy } from '@laadpoort/contract/tariffs';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addKnownCard } from '../fixtures/cards.ts';
import { addPlace, billable, billableWh, charge, finish } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, load, row } from '../fixtures/screen.ts';

test('an owner who forgot to lower the rate prices a session again, and sees that on it', async ({
  page,
  owner,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  const card = await addKnownCard(database);
  const charger = await switchOn(place, billable);
  await charge(charger, card, 1, billableWh);
  await finish(charger, card, 1);
  const { stationId } = place;
  const ended = async () => (await owner.client.call(listSessions, {})).sessions[0];
  await expect.poll(async () => (await ended())?.running).toBe(false);
  await owner.client.call(setPricingPolicy, {
    params: { stationId },
    body: { pricePerKwh: '0.10', vatBasis: 'incl' },
  });

  await load(page, `/stations/${stationId}/pricing`);
  await row(page, 'History', '€0.10').getByRole('button', { name: 'Price again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Price sessions again' });
  await dialog.getByLabel('Sessions that began on or after').fill('2030-01-01T00:00');
  await expect(dialog).toContainText('There are no sessions to price again from this moment on.');
  await dialog.getByLabel('Sessions that began on or after').fill('2026-01-01T00:00');
  await expect(dialog.getByText('New, excl. VAT')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('The lower rate was agreed before');
  await dialog.getByRole('button', { name: 'Price again' }).click();
  await expectSaid(page, '1 session has been priced again.');

  await load(page, `/activity/${(await ended())?.id}`);
  const adjusted = page.getByRole('table', { name: 'Priced again' });
  await expect(adjusted).toContainText('The lower rate was agreed before');
  await expect(adjusted).toContainText('Olivia Owner');
  await page.getByRole('button', { name: 'Why this amount' }).click();
  await expect(page.getByText(/^Your browser has just calculated the amount.*the same\.$/)).toBeVisible();
  const told = page.getByRole('link', { name: /^Message StopTransaction, received on/ }).first();
  await expect(told).toBeVisible();
  expect(await accessibilityFaults(page, 'why', { colorScheme: 'light', widths: [320] })).toEqual([]);
  await expect(page.getByText(/^Just recalculated.*the same amount\.$/)).toBeVisible();
  await told.click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText('meterStop');
  await page.getByRole('button', { name: 'Show all messages' }).click();
  await expect(page.getByRole('article')).not.toHaveCount(1);
});
