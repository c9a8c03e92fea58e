import { inputModes } from '../fixtures/input-modes.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, load } from '../fixtures/screen.ts';

for (const inputMode of inputModes)
  test(`an owner adds a station and sees its charger arrive: ${inputMode.name}`, async ({
    page,
    owner,
    switchOn,
  }) => {
    await load(page, '/stations');
    await expect(page.getByText('No stations yet')).toBeVisible();
    await inputMode.press(page.getByRole('link', { name: 'Add station' }));
    await expectPage(page, 'Add station');
    const serialNumber = `SN-${owner.id.slice(0, 13)}`;
    await inputMode.type(page.getByLabel('Name'), 'Home');
    await inputMode.type(page.getByLabel('Street and number'), 'Pedro de Medinalaan 17');
    await inputMode.type(page.getByLabel('Postal code'), '1086 XP');
    await inputMode.type(page.getByLabel('City'), 'Amsterdam');
    await inputMode.type(page.getByLabel('Serial number'), serialNumber);
    await inputMode.press(page.getByRole('button', { name: 'Add charging point' }));
    await inputMode.press(page.getByRole('button', { name: 'Add station' }));

    await expectPage(page, 'Connect the charger');
    await expect(page.getByText('The key is shown only now')).toBeVisible();
    const key = await page.getByText(/^[0-9a-f]{40}$/i).textContent();
    const steps = page.getByRole('region', { name: 'Progress' }).getByRole('listitem');
    await expect(steps.getByLabel('waiting')).toHaveCount(3);
    await switchOn({ serialNumber, key: key ?? '' });
    await expect(steps.getByLabel('done')).toHaveCount(4);
    await expect(page.getByText('The charger works. Next, set a rate')).toBeVisible();

    await inputMode.press(page.getByRole('link', { name: 'Go to the station' }));
    await expectPage(page, 'Home');
    await expect(page.getByText(key ?? '')).toHaveCount(0);
  });
