import { addChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { type2Socket } from '@laadpoort/simulator/connectors/connector-spec';
import { randomUUID } from 'node:crypto';
import { addKnownCard } from '../fixtures/cards.ts';
import { inputModes } from '../fixtures/input-modes.ts';
import { addPlace, charge, finish, socket } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, row, load } from '../fixtures/screen.ts';

/** Cars that are not full before the end. */
const unhurried = { timeScale: 5, meterSampleIntervalSeconds: 30 };

// Safe shares that do not fit are refused by the API.
test.use({ expectedNoise: /\b400\b/ });

for (const inputMode of inputModes)
  test(`two chargers share a grid connection, and what one leaves the other gets: ${inputMode.name}`, async ({
    page,
    owner,
    database,
    switchOn,
  }) => {
    const place = await addPlace(owner.client);
    const serialNumber = `SN-${randomUUID().slice(0, 13)}`;
    const { key } = await owner.client.call(addChargePoint, {
      params: { stationId: place.stationId },
      body: { serialNumber, connectors: [{ ...socket, publiclyAvailable: true }] },
    });
    const first = await switchOn(place, unhurried);
    const second = await switchOn({ serialNumber, key }, { ...unhurried, connectors: [type2Socket] });
    const cards = [
      await addKnownCard(database, { holderId: owner.id }),
      await addKnownCard(database, { holderId: owner.id }),
    ] as const;
    await charge(first, cards[0]);
    await charge(second, cards[1]);

    await load(page, `/stations/${place.stationId}/smartgrid`);
    await inputMode.type(page.getByLabel('Capacity per phase'), '50');
    await inputMode.type(page.getByLabel('Rest of the building, maximum'), '10');
    await inputMode.type(page.getByLabel(`Safe share of ${place.serialNumber}`), '30');
    await inputMode.type(page.getByLabel(`Safe share of ${serialNumber}`), '30');
    await inputMode.press(page.getByRole('button', { name: 'Turn on' }));
    await expect(page.getByText(/The safe shares add up to more/).first()).toBeVisible();
    await inputMode.type(page.getByLabel(`Safe share of ${place.serialNumber}`), '6');
    await inputMode.type(page.getByLabel(`Safe share of ${serialNumber}`), '6');
    await inputMode.press(page.getByRole('button', { name: 'Turn on' }));
    await expectSaid(page, 'The connection has been saved.');

    const limitOf = (charger: string) => row(page, 'What each charger may draw', charger);
    const soon = { timeout: 40_000 };
    await expect(limitOf(place.serialNumber)).toContainText('they share what is available', soon);
    await expect(limitOf(serialNumber)).toContainText('20 A', soon);
    await expect(page.getByRole('list', { name: 'How the connection is shared now' })).toContainText(
      'Building10 A',
    );

    await finish(first, cards[0]);
    await expect(limitOf(place.serialNumber)).toContainText('No car wants to charge', soon);
    await expect(limitOf(serialNumber)).toContainText('32 A32 A', soon);

    await inputMode.press(page.getByRole('button', { name: 'Turn off…' }));
    await inputMode.press(page.getByRole('dialog').getByRole('button', { name: 'Turn off' }));
    await expect(page.getByText('Off: chargers are not limited.')).toBeVisible();
  });
