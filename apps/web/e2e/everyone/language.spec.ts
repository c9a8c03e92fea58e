import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage } from '../fixtures/screen.ts';

test.use({ needsNewWindows: true });

test('the portal speaks Dutch when asked, and the next time and elsewhere too', async ({
  page,
  owner,
  openAs,
}) => {
  const { stationId } = await addPlace(owner.client, { pricePerKwh: '0.3500' });
  await page.goto('/status');
  await page.getByRole('button', { name: /Account and settings/ }).click();
  await page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
  const pages = page.getByRole('navigation', { name: 'Pagina’s' }).getByRole('link');
  await expect(pages).toHaveText(['Status', 'Stations', 'Whitelist', 'Activiteit', 'Account', 'Rapporten']);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');

  await page.goto(`/stations/${stationId}/pricing`);
  await expect(page.getByText('€ 0,35 / kWh').first()).toBeVisible();

  const { page: elsewhere } = await openAs(owner);
  await elsewhere.goto('/activity');
  await expectPage(elsewhere, 'Activiteit');
});
