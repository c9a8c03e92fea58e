import { addWhitelistEntry, updateWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { randomBytes } from 'node:crypto';
import { addKnownCard } from '../fixtures/cards.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

test('a refused card: the owner reads which rule refused it and lets it in; the chargers get it too', async ({
  page,
  owner,
  switchOn,
}) => {
  const [office, home] = [
    await addPlace(owner.client, { name: 'Office' }),
    await addPlace(owner.client, { name: 'Home' }),
  ];
  const charger = await switchOn(office);
  const uid = randomBytes(7).toString('hex').toUpperCase();
  charger.plugIn(1);
  expect(await charger.tapCard(uid, 1)).toBe('refused');

  await load(page, `/devices/${office.chargePointId}/events`);
  await page
    .getByRole('button', { name: /^What to do about card/ })
    .first()
    .click();
  const help = page.getByRole('dialog', { name: 'A card was refused' });
  await expect(help).toContainText(
    'For the driver: This card does not belong to any network that we work with.',
  );
  await help.getByRole('link', { name: 'Put the card on the whitelist' }).click();

  const refused = row(page, 'Refused in the last 7 days', 'Office');
  await refused.getByRole('button', { name: /^Add to whitelist/ }).click();
  const form = page.getByRole('dialog', { name: 'Add to whitelist' });
  await expect(form.getByLabel('UID')).toHaveValue(maskIdTag(uid));
  await form.getByLabel('Description').fill('Visitor');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();

  const entry = row(page, 'Whitelist entries', 'Visitor');
  await expect(entry).toContainText('1 of 2', { timeout: 20_000 });
  const lists = 'Card lists in the chargers';
  await expect(row(page, lists, office.serialNumber)).toContainText('Up to date: 1 card.');
  await expect(row(page, lists, home.serialNumber)).toContainText('Not connected');
  await switchOn(home);
  await expect(entry).toContainText('2 of 2', { timeout: 20_000 });
  expect(await charger.tapCard(uid, 1)).toBe('started');
});

test('a card that is blocked here: unblocking is one press on the spot', async ({
  page,
  owner,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const uid = await addKnownCard(database);
  const { id: entryId } = await owner.client.call(addWhitelistEntry, {
    body: { uid, description: 'Former tenant' },
  });
  await owner.client.call(updateWhitelistEntry, { params: { entryId }, body: { blocked: true } });
  const charger = await switchOn(place);
  charger.plugIn(1);
  expect(await charger.tapCard(uid, 1)).toBe('refused');
  await load(page, '/whitelist');
  await page.getByRole('button', { name: /^What to do about card/ }).click();
  const help = page.getByRole('dialog', { name: 'A card was refused' });
  await help.getByRole('button', { name: 'Unblock its whitelist entry' }).click();
  await expect(row(page, 'Whitelist entries', 'Former tenant')).toContainText('Active');
  expect(await charger.tapCard(uid, 1)).toBe('started');
});
