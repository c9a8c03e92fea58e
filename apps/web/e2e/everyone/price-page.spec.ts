import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { forgetSignIn, load } from '../fixtures/screen.ts';

// Who stands at a charging point has never been here.
test.use({ needsNewWindows: true });

test('the sticker of a charging point leads anybody to what it costs, in their language', async ({
  page,
  owner,
}) => {
  const place = await addPlace(owner.client, { pricePerKwh: '0.3500', publiclyAvailable: [true, false] });
  const stickerOf = async (point: number): Promise<string> => {
    await load(page, `/devices/${place.chargePointId}`);
    await page
      .getByRole('button', { name: 'Sticker' })
      .nth(point - 1)
      .click();
    const sticker = page.getByRole('dialog', { name: `Sticker for charging point ${point}` });
    await expect(sticker.getByRole('img', { name: 'QR code of the price page' })).toBeVisible();
    return (await sticker.getByRole('link').getAttribute('href')) ?? '';
  };
  const [open, closed] = [await stickerOf(1), await stickerOf(2)];

  await forgetSignIn(page);
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(open);
  await expect(page.getByRole('region', { name: 'Price' })).toContainText('€0.35 / kWh');
  await expect(page.getByText('20 kWh in two hours from now: €7.00')).toBeVisible();
  await expect(page.getByText('Your card’s issuer may add fees.')).toBeVisible();
  for (const personal of [owner.name, place.stationName, place.serialNumber])
    await expect(page.getByText(personal)).toHaveCount(0);
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(page.getByRole('region', { name: 'Prijs' })).toContainText('€ 0,35 / kWh');

  const faults = [
    ...(await accessibilityFaults(page, 'price page', { colorScheme: 'light', widths: [320] })),
    ...(await accessibilityFaults(page, 'price page', { colorScheme: 'dark', widths: [1280] })),
  ];
  expect(faults).toEqual([]);

  await page.goto(closed);
  await expect(
    page.getByText('Hier kunnen alleen passen laden die de eigenaar heeft toegevoegd.'),
  ).toBeVisible();
});
