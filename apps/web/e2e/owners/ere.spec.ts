import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import { readFile } from 'node:fs/promises';
import { addSession } from '../../../api/test/charging-data.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, load, row } from '../fixtures/screen.ts';

const EAN = '871687160000123457';

// Colours and widths are set for the page.
test.use({ needsNewWindows: true });

test('an owner enters the meter, authorises a booking service, and claims each kWh once', async ({
  page,
  owner,
  database,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  const endedAt = new Date(Date.now() - 2 * 86_400_000);
  const year = String(endedAt.getUTCFullYear());
  const startedAt = new Date(endedAt.getTime() - 3_600_000);
  await addSession(database, { ...place, accountId: owner.accountId, startedAt, endedAt, energyWh: 20_000 });
  await database.prisma.ereShare.create({
    data: {
      year: Number(year),
      renewablePercent: '50',
      source: 'Journey',
      recordedAt: startedAt,
      recordedById: owner.id,
    },
  });
  await load(page, `/reports/ere?year=${year}`);
  const sums = page.getByRole('region', { name: `Units of ${year}` });
  await expect(sums).toContainText('No meter has been entered for its charger: 1 session, 20.00 kWh');

  await row(page, 'Chargers and their meters', place.serialNumber).getByRole('button').click();
  const meter = page.getByRole('dialog');
  await meter.getByLabel('Applies from').fill(`${year}-01-01`);
  await meter.getByLabel('EAN code').fill('871687160000123456');
  await meter.getByRole('button', { name: 'Save' }).click();
  await expect(meter).toContainText('has 18 digits and begins with 87');
  await meter.getByLabel('EAN code').fill('8716 8716 0000 1234 57');
  await meter.getByLabel('Serial number of the meter').fill(place.serialNumber);
  await meter.getByLabel('MID certificate').fill('T10001');
  await meter.getByLabel('The meter is built into the charger').check();
  expect(await accessibilityFaults(page, 'a meter', { colorScheme: 'light', widths: [1280, 320] })).toEqual(
    [],
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await meter.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'The meter has been saved.');
  await expect(sums).toContainText('No authorisation for this connection on that day: 1 session');

  await page.getByRole('button', { name: 'Authorise a booking service' }).click();
  const signing = page.getByRole('dialog', { name: 'Authorise a booking service' });
  await signing.getByRole('textbox', { name: 'Booking service' }).fill('Inboekdienst');
  await signing.getByLabel('Your name').fill('Olivia Owner');
  await signing.getByLabel('Street and number').fill('Laan 2');
  await signing.getByLabel('Postal code').fill('3011 AB');
  await signing.getByLabel('City').fill('Rotterdam');
  await signing.getByLabel('The booking service may ask the grid operator').check();
  expect(await accessibilityFaults(page, 'signing', { colorScheme: 'dark', widths: [1280, 320] })).toEqual(
    [],
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await signing.getByRole('button', { name: 'Sign', exact: true }).click();
  await expectSaid(page, 'The booking service is authorised.');
  await expect(row(page, 'Authorisations', 'Inboekdienst')).toContainText(EAN);

  await expect(sums).toContainText('6.6 ERE');
  await sums.getByRole('button', { name: 'Claim' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Claim' }).click();
  await expectSaid(page, 'The claim has been created.');
  await expect(sums.getByRole('button', { name: 'Claim' })).toBeHidden();
  await expect(row(page, 'Sessions and whether they count', '20.00 kWh')).toContainText('Claimed');
  const claim = row(page, 'Claims', 'Olivia Owner');
  await expect(claim).toContainText('none');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    claim.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(`${EAN},`);

  await owner.client.call(updateMe, { body: { language: 'nl' } });
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  for (const colorScheme of ['light', 'dark'] as const)
    expect(await accessibilityFaults(page, 'the dossier', { colorScheme, widths: [1280, 320] })).toEqual([]);
});
