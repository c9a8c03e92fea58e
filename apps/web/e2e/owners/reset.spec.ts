import { addKnownCard } from '../fixtures/cards.ts';
import { inputModes } from '../fixtures/input-modes.ts';
import { addPlace, charge } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, expectSaid, pageLink, row, tab, load } from '../fixtures/screen.ts';

for (const inputMode of inputModes)
  test(`an owner resets a charger at which a car charges: ${inputMode.name}`, async ({
    page,
    owner,
    database,
    switchOn,
  }) => {
    const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
    const uid = await addKnownCard(database);
    // It stays away for 3 seconds, so that a person can see it.
    const charger = await switchOn(place, { rebootSeconds: 900 });
    await charge(charger, uid);

    await load(page, '/status');
    await inputMode.press(pageLink(page, 'Stations'));
    await inputMode.press(page.getByRole('link', { name: place.stationName, exact: true }));
    await inputMode.press(tab(page, 'Devices'));
    await inputMode.press(page.getByRole('link', { name: place.serialNumber }));
    await expectPage(page, place.serialNumber);
    await inputMode.press(tab(page, 'Operation'));
    await inputMode.press(page.getByRole('button', { name: 'Hard reset' }));
    const warning = page.getByRole('dialog', { name: 'Hard reset' });
    await expect(warning).toContainText('A car is charging at this charger.');
    await expect(warning).toContainText(/charging point 1, since \d\d:\d\d, \d+\.\d\d kWh/);
    await inputMode.press(warning.getByRole('button', { name: 'Hard reset' }));

    await expect(warning).toBeHidden();
    await expect(
      page.getByText('The charging station will restart. Try to remove the charging cable once again.'),
    ).toBeVisible();
    const command = row(page, 'Commands', 'Hard reset');
    await expect(command).toContainText('Olivia Owner (owner)');
    await expect(command).toContainText('Accepted, the charger has disconnected and is restarting');
    await expect(command).toContainText('Done: the charger has restarted and reconnected');
    await expect(command).toContainText(/sent .* · answered .* · finished/);
    await expectSaid(page, 'Done: the charger has restarted and reconnected');
    // The car is still plugged in; its session ended with the reset.
    charger.unplug(1);
    await expect(row(page, 'Charging points', 'Type 2').first()).toContainText('Free');
    await expect(row(page, 'Charging points', 'Charging')).toHaveCount(0);
  });
