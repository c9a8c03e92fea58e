import type { Database } from '../../../api/src/platform/database/database.ts';
import { addKnownCard } from '../fixtures/cards.ts';
import { addPlace, charge, type Place } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

// The clock is set for the window.
test.use({ needsNewWindows: true });

/** As if the connection had ended 91 seconds ago; returns the number of charge points concerned. */
const lostFor91Seconds = async ({ prisma }: Database, { chargePointId }: Place): Promise<number> => {
  const lost = { id: chargePointId, disconnectedAt: { not: null } };
  const { count } = await prisma.chargePoint.updateMany({
    where: lost,
    data: { disconnectedAt: new Date(Date.now() - 91_000) },
  });
  return count;
};

test('Status follows a charger by itself: free, charging, fault, offline', async ({
  page,
  owner,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  await page.clock.install();
  await load(page, '/status');
  const point = page.getByRole('article').filter({ hasText: 'Office · charging point 1' });
  await expect(point).toContainText('This charger has never connected.');
  const charger = await switchOn(place);
  await expect(point).toContainText('Free: ready for the next car.');
  await charge(charger, await addKnownCard(database));
  await expect(point).toContainText(/Charging at \d+\.\d kW, \d+\.\d\d kWh so far\./);
  await expect(point).toContainText(/€0\.[0-9]*[1-9]/);
  charger.fault(1, 'GroundFailure');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('GroundFailure');
  await charger.goOffline();
  // A short gap is no news for an owner; after 90 seconds it is.
  await expect.poll(() => lostFor91Seconds(database, place)).toBe(1);
  await page.clock.fastForward('01:01');
  await expect(point).toContainText('No connection.');
});
