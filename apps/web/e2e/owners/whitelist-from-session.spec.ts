import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { addKnownCard } from '../fixtures/cards.ts';
import { inputModes } from '../fixtures/input-modes.ts';
import { addPlace, billable, billableWh, charge, finish } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, pageLink, row, tab, load } from '../fixtures/screen.ts';

for (const inputMode of inputModes)
  test(`an owner whitelists a card from its session: ${inputMode.name}`, async ({
    page,
    owner,
    database,
    switchOn,
  }) => {
    const place = await addPlace(owner.client, { pricePerKwh: '0.3500' });
    const uid = await addKnownCard(database);
    const charger = await switchOn(place, billable);
    await charge(charger, uid, 1, billableWh);
    await finish(charger, uid);

    await load(page, '/status');
    await inputMode.press(pageLink(page, 'Stations'));
    await inputMode.press(page.getByRole('link', { name: place.stationName, exact: true }));
    await inputMode.press(tab(page, 'Sessions'));
    const sessions = row(page, 'Charging sessions', 'e-clearing.net');
    await expect(sessions).toHaveCount(1);
    await expect(sessions).not.toContainText('€0.00');
    const paid = (await sessions.textContent())?.match(/€\d+\.\d\d/)?.[0] ?? '';

    await inputMode.press(sessions.getByRole('button', { name: /^Add card .* to the whitelist/ }));
    const form = page.getByRole('dialog', { name: 'Add to whitelist' });
    await expect(form.getByLabel('UID')).toHaveValue(maskIdTag(uid));
    await expect(form).toContainText('The token’s RFID tag.');
    await expect(form).toContainText('A short description identifying this whitelist entry.');
    await expect(form).toContainText('This card charges for €0.00 and you are not reimbursed for it.');
    await inputMode.type(form.getByLabel('Description'), 'Pool car');
    await inputMode.press(form.getByRole('button', { name: 'Save' }));
    await expect(form).toBeHidden();
    await expectSaid(page, 'The card charges for €0.00 from its next session.');

    await charge(charger, uid, 1, billableWh);
    await finish(charger, uid);
    await expect(sessions).toHaveCount(2);
    await expect(sessions.first()).not.toContainText('Running');
    await expect(sessions.first()).toContainText('€0.00');
    await expect(sessions.first()).toContainText('Pool car');
    await expect(sessions.last()).toContainText(paid);
  });
