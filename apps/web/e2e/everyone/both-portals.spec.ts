import { addKnownCard } from '../fixtures/cards.ts';
import { inputModes } from '../fixtures/input-modes.ts';
import { addPerson } from '../fixtures/people.ts';
import { addPlace, charge, finish } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, row } from '../fixtures/screen.ts';

for (const inputMode of inputModes)
  test(`an employee goes between both portals: ${inputMode.name}`, async ({
    owner,
    openAs,
    database,
    switchOn,
  }) => {
    const { accountId, client } = owner;
    const place = await addPlace(client, { name: 'Head office', pricePerKwh: '0.3500' });
    const employee = await addPerson(database, { name: 'Emil Employee', accountId, role: 'viewer' });
    const uid = await addKnownCard(database, { holderId: employee.id });
    const charger = await switchOn(place);
    await charge(charger, uid);
    const { page } = await openAs(employee);
    const portal = (name: string) =>
      page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name, exact: true });

    await page.goto('/');
    await expectPage(page, 'Status');
    await inputMode.press(portal('My Mobility'));
    await expectPage(page, 'Sessions');
    await expect(portal('My Mobility')).toHaveAttribute('aria-current', 'true');
    const session = row(page, 'Charging sessions', 'Head office');
    await expect(session).toHaveCount(1);
    await expect(session).toContainText('e-clearing.net');
    await expect(session).toContainText('Running');
    await finish(charger, uid);
    await expect(session).not.toContainText('Running');

    await inputMode.press(portal('My Charging Points'));
    await expectPage(page, 'Status');
    await expect(portal('My Charging Points')).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('link', { name: 'Head office · charging point 1' })).toBeVisible();
  });
