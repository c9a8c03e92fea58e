import { addSupport, deviceTab, openTab } from '../fixtures/support-device.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

test('support sets a charging profile, sees what the charger makes of it, and clears it', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId));
  await openTab(page, 'Smart charging');
  const form = page.getByRole('region', { name: 'Set a profile' });
  await form.getByRole('textbox', { name: 'Limit' }).fill('10');
  await form.getByLabel('Reason').fill('Ticket 4711: fuse');
  await form.getByRole('button', { name: 'Send: Set a charging profile' }).click();
  await expect(row(page, 'Charging profiles', '10 A')).toContainText('On the charger');
  await expect(row(page, 'Limits now', 'charging point 1')).toContainText('10 A per phase');

  const ahead = page.getByRole('figure', { name: 'Upcoming limits: charging point 1' });
  await expect(ahead).toContainText('Now 10 A per phase, with no changes in this period.');
  await ahead.getByRole('button', { name: 'Show as table' }).click();
  await expect(row(page, 'Upcoming limits: charging point 1', '10 A per phase')).toHaveCount(1);

  const schedule = page.getByRole('region', { name: 'Schedule according to the charger' });
  await schedule.getByLabel('Duration in seconds').fill('3600');
  await schedule.getByLabel('Reason').fill('Ticket 4711: look');
  await schedule.getByRole('button', { name: 'Send: Request the charging schedule' }).click();
  await expect(schedule.getByText(/From .*: constant at 10 A/)).toBeVisible();

  const clear = page.getByRole('region', { name: 'Clear profiles' });
  await clear.getByLabel('Reason').fill('Ticket 4711: fuse replaced');
  await clear.getByRole('button', { name: 'Send: Clear charging profiles' }).click();
  await expect(page.getByText('No profiles have been sent to this charger.')).toBeVisible();
});

test('support sees a profile that is not on the charger yet apart from what holds', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'smart-charging'));
  await expect(page.getByText('No profile sets a limit in the next 24 hours.')).toBeVisible();
  await charger.stop();
  const form = page.getByRole('region', { name: 'Set a profile' });
  await form.getByRole('textbox', { name: 'Limit' }).fill('8');
  await form.getByLabel('Reason').fill('Ticket 4712: fuse');
  await form.getByRole('button', { name: 'Send: Set a charging profile' }).click();
  const ahead = page.getByRole('figure', { name: 'Upcoming limits: charging point 1' });
  await expect(ahead).toContainText(
    'Now no limit, with no changes in this period. Not every profile is on the charger.',
  );
  await ahead.getByRole('button', { name: 'Show as table' }).click();
  await expect(
    page.getByRole('columnheader', { name: 'Allowed once all profiles have arrived' }),
  ).toBeVisible();
});
