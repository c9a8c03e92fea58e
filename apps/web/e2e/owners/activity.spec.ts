import { readFile } from 'node:fs/promises';
import { addSession } from '../../../api/test/charging-data.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

const hour = 3_600_000;

test('Activity: filters live in the address, and the file has exactly the rows that are shown', async ({
  page,
  owner,
  database,
}) => {
  const [home, office] = [
    await addPlace(owner.client, { name: 'Home' }),
    await addPlace(owner.client, { name: 'Office' }),
  ];
  for (const [place, energyWh, amount] of [
    [home, 4_250, '1.4875'],
    [office, 12_500, '4.375'],
    [office, 20_000, '7'],
  ] as const) {
    const endedAt = new Date(Date.now() - hour);
    const startedAt = new Date(endedAt.getTime() - 2 * hour);
    const { accountId } = owner;
    await addSession(database, { ...place, accountId, startedAt, endedAt, energyWh, amount });
  }

  await load(page, '/activity');
  const sessions = row(page, 'Charging sessions', 'kWh');
  await expect(sessions).toHaveCount(3);
  await page.getByLabel('Station', { exact: true }).selectOption('Office');
  await expect(page).toHaveURL(new RegExp(`stationId=${office.stationId}`));
  await expect(sessions).toHaveCount(2);
  const totals = page.getByRole('region', { name: 'Totals shown' });
  await expect(totals).toContainText('32.50 kWh');
  await expect(totals).toContainText('€11.38');
  await page.reload();
  await expect(sessions).toHaveCount(2);
  await expect(page.getByLabel('Station', { exact: true })).toHaveValue(office.stationId);

  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const lines = (await readFile(await (await waiting).path(), 'utf8')).trim().split(/\r?\n/);
  await page.keyboard.press('Escape');
  const shown = await sessions
    .getByRole('link')
    .filter({ hasText: /^\d+:\d\d:\d\d$/ })
    .all();
  const ids = await Promise.all(shown.map((link) => link.getAttribute('href')));
  expect(lines).toHaveLength(3);
  expect(lines.slice(1).map((line) => `/activity/${line.split(/[,;]/)[0]}`)).toEqual(ids);
  expect(lines.slice(1).every((line) => line.includes('Office'))).toBe(true);
});
