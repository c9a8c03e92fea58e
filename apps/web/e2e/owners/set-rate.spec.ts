import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { listSessions } from '@laadpoort/contract/sessions/endpoints';
import { addKnownCard } from '../fixtures/cards.ts';
import type { Page } from '@playwright/test';
import { inputModes, type InputMode } from '../fixtures/input-modes.ts';
import { addPlace, billable, billableWh, charge, finish } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, expectSaid, pageLink, row, tab, load } from '../fixtures/screen.ts';

/** More than a rate, for later: what is wrong is told at its field, and the plan can be cancelled. */
const planNightRate = async (page: Page, inputMode: InputMode) => {
  await inputMode.press(page.getByRole('button', { name: 'Edit Pricing' }));
  const form = page.getByRole('dialog', { name: 'Edit Pricing' });
  await inputMode.press(form.getByRole('button', { name: 'Energy at certain times' }));
  const night = form.getByRole('group', { name: 'Energy at certain times' });
  await inputMode.type(night.getByLabel('Rate per kWh (€)'), '0,25');
  await inputMode.type(night.getByLabel('Until'), '23:00');
  await inputMode.press(form.getByRole('button', { name: 'Start fee' }));
  await inputMode.type(form.getByRole('group', { name: 'Start fee' }).getByLabel('Amount (€)'), '0,50');
  await form.getByLabel('In effect from').fill('2099-01-01T00:00');
  await inputMode.press(form.getByRole('button', { name: 'Set pricing policy' }));
  await expect(night).toContainText('The end must differ from the start.');
  await inputMode.type(night.getByLabel('Until'), '07:00');
  await inputMode.press(form.getByRole('button', { name: 'Set pricing policy' }));
  const planned = page.getByRole('region', { name: 'Planned' });
  await expect(planned.getByRole('listitem')).toHaveText(['23:00–07:00: €0.25 / kWh', 'Per session: €0.50']);
  await inputMode.press(planned.getByRole('button', { name: 'Cancel this plan' }));
  await expectSaid(page, 'The planned rate has been cancelled.');
  await expect(planned).toBeHidden();
};

for (const inputMode of inputModes)
  test(`an owner sets a rate: ${inputMode.name}`, async ({ page, owner, database, switchOn }) => {
    const place = await addPlace(owner.client, { pricePerKwh: '0.2000', publiclyAvailable: [true, false] });
    const [early, late] = [await addKnownCard(database), await addKnownCard(database)];
    const charger = await switchOn(place, billable);
    await charge(charger, early, 1, billableWh);

    await load(page, '/status');
    await inputMode.press(pageLink(page, 'Stations'));
    await inputMode.press(page.getByRole('link', { name: place.stationName, exact: true }));
    await inputMode.press(tab(page, 'Pricing'));
    await inputMode.press(page.getByRole('button', { name: 'Edit Pricing' }));
    const form = page.getByRole('dialog', { name: 'Edit Pricing' });
    await expect(form).toContainText('The session now running keeps its old rate.');
    await inputMode.type(form.getByLabel('Rate per kWh (€)'), '0.35');
    await inputMode.press(form.getByRole('button', { name: 'Set pricing policy' }));
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Current pricing policy' })).toContainText('€0.35 / kWh');
    await expect(page.getByRole('table', { name: 'History' }).getByRole('row')).toHaveText([
      /Rate/,
      /€0\.35 \/ kWh/,
      /€0\.20 \/ kWh/,
    ]);

    await planNightRate(page, inputMode);

    await inputMode.press(tab(page, 'Devices'));
    await inputMode.press(page.getByRole('link', { name: place.serialNumber }));
    await expectPage(page, place.serialNumber);
    const point = page
      .getByRole('table', { name: 'Charging points' })
      .getByRole('checkbox', { name: 'Publicly available: Charging point 2' });
    await inputMode.press(point);
    await expectSaid(page, 'Charging point 2 is now publicly available.');
    await expect(point).toBeChecked();

    await charge(charger, late, 2, billableWh);
    await finish(charger, early, 1);
    await finish(charger, late, 2);
    await inputMode.press(page.getByRole('link', { name: place.stationName, exact: true }));
    await inputMode.press(tab(page, 'Sessions'));
    await expect(row(page, 'Charging sessions', 'kWh')).toHaveCount(2);
    await expect(row(page, 'Charging sessions', 'Charging')).toHaveCount(0);
    const { sessions } = await owner.client.call(listSessions, {});
    const sessionOf = (uid: string) => sessions.find(({ idTagMasked }) => idTagMasked === maskIdTag(uid));
    for (const [uid, rate] of [
      [early, 0.2],
      [late, 0.35],
    ] as const) {
      const session = sessionOf(uid);
      expect(session?.energyWh).toBeGreaterThan(billableWh);
      expect(Number(session?.amount)).toBeCloseTo(((session?.energyWh ?? 0) / 1000) * rate, 5);
    }
  });

test('who is not registered for VAT is not asked about it, and gets the rate as it stands', async ({
  page,
  owner,
  database,
}) => {
  const place = await addPlace(owner.client);
  const openForm = async () => {
    await load(page, `/stations/${place.stationId}/pricing`);
    await page.getByRole('button', { name: 'Edit Pricing' }).click();
    return page.getByRole('dialog', { name: 'Edit Pricing' });
  };
  await expect((await openForm()).getByRole('radio')).toHaveCount(2);
  await database.prisma.partyVersion.create({
    data: {
      accountId: owner.accountId,
      kind: 'private',
      name: 'Olivia Owner',
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Amsterdam',
      country: 'NL',
      validFrom: new Date('2026-01-01'),
      declaredAt: new Date(),
      declaredById: owner.id,
    },
  });
  const form = await openForm();
  await expect(form.getByText('You get this rate exactly as entered here')).toBeVisible();
  await expect(form.getByRole('radio')).toHaveCount(0);
  await form.getByLabel('Rate per kWh (€)').fill('0.30');
  await form.getByRole('button', { name: 'Set pricing policy' }).click();
  await expect(page.getByRole('region', { name: 'Current pricing policy' })).toContainText('excl. VAT');
});
