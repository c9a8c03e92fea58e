import { randomBytes } from 'node:crypto';
import { addAccessGroup } from '@laadpoort/contract/access-group-endpoints';
import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import { addKnownCard } from '../fixtures/cards.ts';
import { addPlace, billable, billableWh, charge, finish } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { expectSaid, row, load } from '../fixtures/screen.ts';

test('an owner makes a group with a budget: its card starts within it, and is refused beyond it', async ({
  page,
  owner,
  switchOn,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  const uid = randomBytes(7).toString('hex').toUpperCase();
  const charger = await switchOn(place, billable);
  charger.plugIn(1);
  expect(await charger.tapCard(uid, 1)).toBe('refused');
  charger.unplug(1);

  await load(page, '/whitelist');
  await page.getByRole('button', { name: 'Add group' }).click();
  const form = page.getByRole('dialog', { name: 'Add group' });
  await form.getByLabel('Name of the group').fill('Neighbours');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toContainText('Enter a whole percentage from 1 to 99.');
  await form.getByRole('button', { name: 'Add card' }).click();
  await form.getByLabel('UID of card 1').fill(uid);
  await form.getByLabel('Description of card 1').fill('Number 12');
  await form.getByLabel('Discount in percent').fill('20');
  await form.getByLabel('Budget for each person').selectOption('kwh');
  await form.getByLabel('At most').fill('0,01');
  expect(await accessibilityFaults(page, 'a group', { colorScheme: 'light', widths: [1280, 320] })).toEqual(
    [],
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expectSaid(page, 'The group applies from the next session on.');
  const group = row(page, 'Access groups', 'Neighbours');
  await expect(group).toContainText('20% less than the station’s price');
  await expect(group).toContainText('Number 12: 0.01 kWh left');

  await charge(charger, uid, 1, billableWh);
  await finish(charger, uid);
  await expect(group).toContainText('Number 12: 0.00 kWh left');
  charger.plugIn(1);
  expect(await charger.tapCard(uid, 1)).toBe('refused');
  await expect(row(page, 'Refused in the last 7 days', place.stationName)).toContainText(
    'The budget of its access group is used up.',
  );
});

test('who is in a group sees in My Mobility what is left, on a phone and in Dutch too', async ({
  page,
  owner,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  const uid = await addKnownCard(database, { holderId: owner.id });
  await owner.client.call(addAccessGroup, {
    body: {
      name: 'Family',
      cards: [],
      memberIds: [owner.id],
      stationIds: [],
      windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }],
      price: { kind: 'own', pricePerKwh: '0.12', vatBasis: 'excl', further: [] },
      budget: { unit: 'euro', limit: '5', period: 'week' },
    },
  });
  const charger = await switchOn(place, billable);
  await charge(charger, uid, 1, billableWh);
  await finish(charger, uid);
  await load(page, '/mobility/cards');
  const group = row(page, 'Groups', 'Family');
  await expect(group).toContainText('€0.12 / kWh excl. VAT');
  await expect(group).toContainText('€5.00 a week');
  await expect(group).toContainText('left');
  await owner.client.call(updateMe, { body: { language: 'nl' } });
  for (const path of ['/mobility/cards', '/mobility/sessions', '/whitelist']) {
    await load(page, path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
    expect(await accessibilityFaults(page, path, { colorScheme: 'light', widths: [768, 320] })).toEqual([]);
  }
});
