import { addSession } from '../../../api/test/charging-data.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

test('Remove charging point: it leaves the charger’s page, its session stays, and it comes back when it is added again', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client, { name: 'Office' });
  const [startedAt, endedAt] = [new Date(Date.now() - 3_600_000), new Date()];
  const of = { ...office, accountId: owner.accountId, connectorId: 2, startedAt, endedAt };
  const sessionId = await addSession(database, of);
  await load(page, `/devices/${office.chargePointId}`);
  const remove = page.getByRole('button', { name: 'Remove charging point 2' });
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Removed charging points: 2.')).toBeVisible();
  await expect(remove).toHaveCount(0);
  await load(page, `/activity/${sessionId}`);
  await expect(page.getByRole('link', { name: 'Office' })).toBeVisible();
  await load(page, `/devices/${office.chargePointId}`);
  await page.getByRole('button', { name: 'Add charging point 2' }).click();
  await expect(remove).toBeVisible();
});
