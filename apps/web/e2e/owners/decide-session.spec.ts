import { addSession } from '../../../api/test/charging-data.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

const hour = 3_600_000;

test('Doubtful session: Status tells of it, the owner corrects it, and only then it counts', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client, { name: 'Office' });
  const endedAt = new Date(Date.now() - hour);
  const startedAt = new Date(endedAt.getTime() - 2 * hour);
  const given = {
    ...office,
    accountId: owner.accountId,
    startedAt,
    endedAt,
    energyWh: 90_000,
    amount: '31.5',
  };
  await addSession(database, { ...given, anomalies: ['implausible_energy'], review: 'open' });

  await load(page, '/status');
  const card = page.getByRole('region', { name: 'Awaiting your decision' });
  await expect(card).toContainText('1 session is in doubt, 90.00 kWh');
  await card.getByRole('link', { name: 'Review' }).click();
  await expect(page.getByText('1 session is awaiting a decision (90.00 kWh).')).toBeVisible();
  await row(page, 'Charging sessions', 'Awaiting a decision').getByRole('link').first().click();
  await expect(page.getByText('A faulty meter can cause this.')).toBeVisible();

  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(row(page, 'What each source says', 'Meter readings at start and stop')).toContainText(
    'Proposed',
  );
  await expect(
    row(page, 'What each source says', 'The most that the charging point can deliver'),
  ).toBeVisible();
  await decision.getByLabel('A different amount of energy').check();
  await decision.getByRole('button', { name: 'Save decision' }).click();
  await expect(decision.getByText('Enter the energy in kWh, for example 12.5.')).toBeVisible();
  await decision.getByLabel('Energy in kWh').fill('12,5');
  await decision.getByLabel('Reason').fill('Display of the car');
  await decision.getByRole('button', { name: 'Save decision' }).click();
  await expect(decision.getByText('Measured 90.00 kWh, billed 12.50 kWh.')).toBeVisible();
  await expect(row(page, 'Previous decisions', 'Display of the car')).toContainText('12.50 kWh');

  await load(page, '/activity');
  await expect(page.getByRole('region', { name: 'Totals shown' })).toContainText('12.50 kWh');
  await expect(row(page, 'Charging sessions', 'Corrected')).toBeVisible();
  await load(page, '/status');
  await expect(page.getByRole('region', { name: 'So far in' })).toBeVisible();
  await expect(card).toBeHidden();
});

test('Doubtful sessions: one is accepted, one left out, and the totals follow', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client);
  for (const [connectorId, energyWh, anomaly] of [
    [1, 20_000, 'implicit_stop'],
    [2, 90_000, 'implausible_energy'],
  ] as const) {
    const endedAt = new Date(Date.now() - hour);
    const startedAt = new Date(endedAt.getTime() - 2 * hour);
    const given = { ...office, accountId: owner.accountId, startedAt, endedAt, energyWh, amount: '1' };
    await addSession(database, { ...given, connectorId, anomalies: [anomaly], review: 'open' });
  }
  for (const { energy, choice, state } of [
    { energy: '20.00 kWh', choice: /^The measured energy/, state: 'Accepted' },
    { energy: '90.00 kWh', choice: 'Nothing', state: 'Not billed' },
  ]) {
    await load(page, '/activity');
    await row(page, 'Charging sessions', energy).getByRole('link').first().click();
    const decision = page.getByRole('region', { name: 'Decision' });
    await decision.getByRole('radio', { name: choice }).check();
    if (state === 'Not billed') await decision.getByLabel('Reason').fill('Asked the driver');
    await decision.getByRole('button', { name: 'Save decision' }).click();
    await expect(row(page, 'Previous decisions', 'Olivia Owner')).toBeVisible();
    await load(page, '/activity');
    await expect(row(page, 'Charging sessions', state)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Totals shown' })).toContainText('20.00 kWh');
  }
});

test('A session whose charger is gone: the owner ends it with a note, by keyboard, and then decides', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client, { name: 'Office' });
  const startedAt = new Date(Date.now() - 5 * hour);
  const id = await addSession(database, { ...office, accountId: owner.accountId, startedAt, energyWh: 0 });
  await load(page, `/activity/${id}`);
  const end = page.getByRole('region', { name: 'No stop received' });
  await expect(end).toContainText('The charger is offline');
  await end.getByRole('button', { name: 'End this session' }).focus();
  await page.keyboard.press('Enter');
  await expect(end.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true');
  await expect(end.getByLabel('Reason')).toBeFocused();
  await page.keyboard.type('The charger was replaced');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  await expect(end).toBeHidden();
  await load(page, '/activity');
  await expect(row(page, 'Charging sessions', 'Awaiting a decision')).toBeVisible();
});
