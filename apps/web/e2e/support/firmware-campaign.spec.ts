import type { Page } from '@playwright/test';
import type { FirmwareBehaviour } from '@laadpoort/simulator/options';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { randomUUID } from 'node:crypto';
import { addPlace, type ChargerLogin } from '../fixtures/places.ts';
import { expect, test, type Owner } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';
import { addColleague, addSupport } from '../fixtures/support-device.ts';

type SwitchOn = (place: ChargerLogin, options: Partial<ChargePointOptions>) => Promise<unknown>;

/** Chargers of one model that nobody else has. */
const addFleet = async (owner: Owner, switchOn: SwitchOn, behaviours: readonly FirmwareBehaviour[]) => {
  const model = `Model ${randomUUID().slice(0, 8)}`;
  for (const firmwareBehaviour of behaviours)
    // Slow enough for each step to be visible.
    await switchOn(await addPlace(owner.client), { model, firmwareBehaviour, timeScale: 10 });
  return model;
};

const upload = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Upload file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Upload file' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('version 9.8.7\n') });
  await dialog.getByLabel('Version').fill('9.8.7');
  await dialog.getByRole('button', { name: 'Upload file' }).click();
  await expect(dialog).toBeHidden();
};

interface Care {
  readonly chargers: number;
  readonly failures: number;
}

/** The second person of staff approves the file. */
const approveFile = async (page: Page, name: string) => {
  await load(page, '/support/firmware');
  await expect(row(page, 'Files', name)).toContainText('waiting for a colleague of Sacha Support');
  await page.getByRole('button', { name: `Approve ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Approve ${name}` });
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(dialog).toBeHidden();
};

interface Staff {
  readonly page: Page;
  readonly colleague: Page;
}

/** Makes a campaign, one charger at a time, that a colleague approves; afterwards its page is open. */
const startCampaign = async ({ page, colleague }: Staff, model: string, { chargers, failures }: Care) => {
  await load(page, '/support/firmware');
  await upload(page, `${model}.bin`);
  await expect(page.getByRole('button', { name: `Approve ${model}.bin` })).toBeHidden();
  await approveFile(colleague, `${model}.bin`);
  await expect(row(page, 'Files', `${model}.bin`)).toContainText('by Carl Colleague');
  await page.getByRole('button', { name: 'New campaign' }).click();
  const form = page.getByRole('dialog', { name: 'New campaign' });
  await form.getByLabel('Name').fill(`All ${model}`);
  await form.getByRole('combobox', { name: 'File' }).selectOption(`${model}.bin · 9.8.7`);
  await form.getByLabel('Model').fill(model);
  await expect(
    form.getByText(chargers === 1 ? '1 charger matches.' : `${chargers} chargers match.`),
  ).toBeVisible();
  await form.getByLabel('Chargers at a time').fill('1');
  await form.getByLabel('Stop after this many failures').fill(String(failures));
  await form.getByLabel('Reason').fill('The lock is fixed');
  await form.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: `All ${model}` }).click();
  await expect(page.getByText('It starts when a colleague of Sacha Support approves it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve and start' })).toBeHidden();
  await colleague.getByRole('link', { name: `All ${model}` }).click();
  await colleague.getByRole('button', { name: 'Approve and start' }).click();
  const question = colleague.getByRole('dialog', { name: 'Start this campaign?' });
  await question.getByRole('button', { name: 'Approve and start' }).click();
  await expect(question).toBeHidden();
};

test('a campaign goes from stage to stage and is done; its page shows how far it is', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const model = await addFleet(owner, switchOn, ['good', 'good']);
  const { page } = await openAs(await addSupport(database));
  const { page: colleague } = await openAs(await addColleague(database));
  await startCampaign({ page, colleague }, model, { chargers: 2, failures: 1 });
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText('0 installed, 1 in progress, 0 failed, 1 waiting');
  await expect(progress).toContainText('1 installed, 1 in progress, 0 failed, 0 waiting', {
    timeout: 20_000,
  });
  await expect(progress).toContainText('2 installed, 0 in progress, 0 failed, 0 waiting', {
    timeout: 20_000,
  });
  await expect(progress.getByText('Done', { exact: true })).toBeVisible();
  await expect(row(page, 'Chargers in this campaign', 'Installed')).toHaveCount(2);
});

test('a campaign stops by itself at a failure; the chargers after it are left alone', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const model = await addFleet(owner, switchOn, ['install-fails', 'install-fails', 'install-fails']);
  const { page } = await openAs(await addSupport(database));
  const { page: colleague } = await openAs(await addColleague(database));
  await startCampaign({ page, colleague }, model, { chargers: 3, failures: 1 });
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress.getByText('Stopped', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(progress).toContainText('0 installed, 0 in progress, 1 failed, 0 waiting, 2 skipped');
  await expect(progress.getByRole('button')).toHaveCount(0);
});
