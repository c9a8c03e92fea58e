import { addSession } from '../../../api/test/charging-data.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { goOnTo, load } from '../fixtures/screen.ts';

// The refusal that it is about, and what the page may ask of the charger in the moment in which it goes.
test.use({ expectedNoise: /\b40[49]\b/, needsNewWindows: true });

test('Remove charger: refused while a session runs, then the owner lands on the station and the session stays', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client, { name: 'Office' });
  const of = { ...office, accountId: owner.accountId };
  const startedAt = new Date(Date.now() - 3_600_000);
  const sessionId = await addSession(database, { ...of, startedAt });
  const garage = await addPlace(owner.client, { name: 'Garage' });
  await load(page, `/devices/${garage.chargePointId}`);
  await goOnTo(page, `/devices/${office.chargePointId}`);
  const dialog = page.getByRole('dialog');
  const open = async () => {
    await page.getByRole('button', { name: 'Remove charger' }).click();
    await expect(dialog.getByText('What stays')).toBeVisible();
  };
  await open();
  // What was opened for one charger is not left for another.
  await page.goBack();
  await expect(page.getByRole('link', { name: 'Garage' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.goForward();
  await expect(page.getByRole('link', { name: 'Office' })).toBeVisible();
  await open();
  const look = { colorScheme: 'light', widths: [320, 1280] } as const;
  expect(await accessibilityFaults(page, 'remove a charger', look)).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove charger' }).click();
  await expect(dialog.getByRole('link', { name: `Session ${sessionId}` })).toBeVisible();

  const end = { state: 'completed', endedAt: new Date(), meterStopWh: 1_010_000n };
  await database.prisma.session.update({ where: { id: sessionId }, data: end });
  await dialog.getByRole('button', { name: 'Remove charger' }).click();
  await expect(page).toHaveURL(`/stations/${office.stationId}/devices`);
  await expect(page.getByRole('status').filter({ hasText: 'Its sessions are kept.' })).toHaveCount(1);
  await expect(page.locator(`a[href^="/devices/${office.chargePointId}"]`)).toHaveCount(0);
  await load(page, `/activity/${sessionId}`);
  await expect(page.getByText('(removed)')).toBeVisible();
});
