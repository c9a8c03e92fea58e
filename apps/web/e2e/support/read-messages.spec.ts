import { readFile } from 'node:fs/promises';
import { addKnownCard } from '../fixtures/cards.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';
import { addPlace, charge } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

test('what happened is told in words; its raw messages are one click away, searched and saved', async ({
  page,
  owner,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place);
  await charge(charger, await addKnownCard(database));
  charger.pauseCar(1);
  await load(page, `/devices/${place.chargePointId}/events`);
  const paused = page
    .getByRole('listitem')
    .filter({ hasText: 'The car paused charging. Its battery may be full' });
  await paused.getByRole('button', { name: /^Messages around/ }).click();
  const messages = page.getByRole('dialog', { name: 'OCPP messages' });
  await expect(messages.getByText('StatusNotification').first()).toBeVisible();
  await messages.getByLabel('Message type').fill('StartTransaction');
  await expect(messages.getByText('StatusNotification')).toHaveCount(0);
  await expect(messages.getByText('StartTransaction').first()).toBeVisible();

  const waiting = page.waitForEvent('download');
  await messages.getByRole('link', { name: 'Download JSON lines' }).click();
  const lines = (await readFile(await (await waiting).path(), 'utf8')).trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => line.includes('StartTransaction'))).toBe(true);
});

test('an alert waits for support until somebody has looked at it', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place);
  await charger.securityEvent('TamperDetectionActivated');
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId));
  const alert = page.getByText(
    'The charger reported a security event: somebody may have opened the housing.',
  );
  await expect(alert).toBeVisible();
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(alert).toBeHidden();
  await load(page, '/support/alerts?state=all');
  await expect(page.getByRole('link', { name: `Charger ${place.serialNumber}` })).toBeVisible();
  await expect(page.getByText('Acknowledged by Sacha Support').first()).toBeVisible();
});
