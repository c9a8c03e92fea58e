import { approveFirmwareFile, listFirmwareFiles } from '@laadpoort/contract/firmware/files';
import { readFile } from 'node:fs/promises';
import { addColleague, addSupport, deviceTab, openTab } from '../fixtures/support-device.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

test('support uploads firmware, gives it to a charger, and sees it installed', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  const charger = await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, '/support/firmware');
  await page.getByRole('button', { name: 'Upload file' }).click();
  const upload = page.getByRole('dialog', { name: 'Upload file' });
  const name = `image-${place.serialNumber}.bin`;
  await upload
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('version 9.8.7\n') });
  await upload.getByLabel('Version').fill('9.8.7');
  await upload.getByRole('button', { name: 'Upload file' }).click();
  await expect(upload).toBeHidden();
  await expect(row(page, 'Files', name)).toContainText('9.8.7');
  const { client: colleague } = await openAs(await addColleague(database));
  const { files } = await colleague.call(listFirmwareFiles, {});
  const firmwareFileId = files.find((file) => file.name === name)?.id ?? '';
  await colleague.call(approveFirmwareFile, { params: { firmwareFileId } });

  await load(page, deviceTab(place.chargePointId));
  await openTab(page, 'Firmware and logs');
  await page.getByRole('button', { name: 'Update firmware' }).click();
  const form = page.getByRole('dialog', { name: 'Update firmware' });
  await form.getByLabel('Firmware').selectOption(`${name} · 9.8.7`);
  await form.getByLabel('Reason').fill('Ticket 4711: hangs');
  await form.getByRole('button', { name: 'Send update' }).click();
  await expect(form).toBeHidden();
  await expect(row(page, 'Firmware updates', '9.8.7')).toContainText('Installed', { timeout: 20_000 });
  await expect(page.getByText('Current firmware: 9.8.7.')).toBeVisible();
  await charger.waitFor(({ link }) => link === 'online');
});

test('support asks a charger for its log, and saves what came', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'firmware'));
  await page.getByRole('button', { name: 'Request a log' }).click();
  const form = page.getByRole('dialog', { name: 'Request a log' });
  await form.getByLabel('Reason').fill('Ticket 4711: stops by itself');
  await form.getByRole('button', { name: 'Request log' }).click();
  await expect(form).toBeHidden();
  const log = row(page, 'Logs of this charger', 'Diagnostics');
  await expect(log).toContainText('Received', { timeout: 20_000 });
  const waiting = page.waitForEvent('download');
  await log.getByRole('link', { name: /^Download/ }).click();
  expect((await readFile(await (await waiting).path())).length).toBeGreaterThan(0);
});
