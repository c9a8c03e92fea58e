import { addWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { addKnownCard } from '../fixtures/cards.ts';
import { inputModes } from '../fixtures/input-modes.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

for (const inputMode of inputModes)
  test(`an owner keeps a charging point free for a card, and cancels: ${inputMode.name}`, async ({
    page,
    owner,
    database,
    switchOn,
  }) => {
    const place = await addPlace(owner.client);
    const uid = await addKnownCard(database);
    const charger = await switchOn(place);
    await load(page, `/stations/${place.stationId}`);
    await inputMode.press(page.getByRole('button', { name: 'Reserve', exact: true }));
    const form = page.getByRole('dialog', { name: 'Reserve a charging point' });
    await inputMode.type(form.getByLabel('UID'), uid);
    await inputMode.press(form.getByRole('button', { name: 'Reserve' }));
    await expect(form).toBeHidden();
    const reservation = row(page, 'Reservations', 'charging point 1');
    await expect(reservation).toContainText(
      'Reserved: only this card, or another card in its group, can start a session.',
    );
    expect(charger.state.connectors[0]?.status).toBe('Reserved');

    await inputMode.press(reservation.getByRole('button', { name: /^Cancel the reservation/ }));
    await inputMode.press(page.getByRole('dialog').getByRole('button', { name: 'Cancel reservation' }));
    await expect(reservation).toContainText('Cancelled.');
    expect(charger.state.connectors[0]?.status).toBe('Available');
  });

test('support reserves with a reason, and sees which cards the charger keeps itself', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const uid = await addKnownCard(database);
  await switchOn(place);
  await owner.client.call(addWhitelistEntry, { body: { uid, description: 'Pool car' } });
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'reservations'));
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Reserve a charging point' });
  await form.getByLabel('UID').fill(uid);
  await form.getByLabel('Reason').fill('Ticket 4711: visitor');
  await form.getByRole('button', { name: 'Reserve' }).click();
  await expect(row(page, 'Reservations', 'charging point 1')).toContainText('Reserved: only this card');

  await load(page, deviceTab(place.chargePointId, 'local-list'));
  const list = page.getByRole('region', { name: 'Card list in the charger' });
  await expect(list).toContainText('Up to date: 1 card.', { timeout: 20_000 });
  await list.getByLabel('Reason').fill('Ticket 4711: doubtful');
  await list.getByRole('button', { name: 'Send the whole list' }).click();
  await expect(list).toContainText('Up to date: 1 card.');
});
