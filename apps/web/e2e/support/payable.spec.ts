import type { Page } from '@playwright/test';
import { randomBytes, randomUUID } from 'node:crypto';
import { addCard, addSession, addStation } from '../../../api/test/charging-data.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPerson } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, load, row } from '../fixtures/screen.ts';

// Colours and widths are set for the page.
test.use({ needsNewWindows: true });

const uid = (): string => randomBytes(7).toString('hex').toUpperCase();

const importFile = async (page: Page, text: string) => {
  const dialog = page.getByRole('dialog', { name: 'Import a file' });
  const file = { name: 'cards.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import' }).click();
  return dialog;
};

test('an issuer and its cards are registered, and two people say that it pays', async ({
  openAs,
  database,
}) => {
  const { page } = await openAs(await addPerson(database, { name: 'Ada Admin', platformRole: 'admin' }));
  const { page: other } = await openAs(
    await addPerson(database, { name: 'Ben Beheer', platformRole: 'admin', language: 'nl' }),
  );
  const name = `Issuer ${randomUUID().slice(0, 8)}`;
  await load(page, '/support/networks');
  await page.getByRole('button', { name: 'Add issuer' }).click();
  const form = page.getByRole('dialog', { name: 'Add issuer' });
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Add issuer' }).click();
  await expectSaid(page, 'The issuer was added.');

  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Import a file' }).click();
  const [first, second] = [uid(), uid()];
  const wrong = await importFile(page, `uid,visual_number\n${first},V-1\nmy card,V-2\n`);
  await expect(wrong.getByText('Line 3, uid: This does not look like a card number.')).toBeVisible();
  await importFile(page, `uid,visual_number\n${first},V-1\n${second},V-2\n`);
  await expectSaid(page, '2 cards added, 0 changed.');
  await expect(row(page, 'Cards', 'V-2')).toBeVisible();
  await page.getByRole('button', { name: 'Add or change a card' }).click();
  const card = page.getByRole('dialog', { name: 'Add or change a card' });
  await card.getByLabel('UID').fill(second);
  await card.getByLabel('Printed number').fill('V-3');
  await card.getByLabel('Blocked').check();
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Cards', 'V-3')).toContainText('Blocked');

  await page.getByRole('link', { name: 'All networks' }).click();
  await page.getByRole('button', { name: `${name} pays us` }).click();
  const say = page.getByRole('dialog', { name: `${name} pays us` });
  await say.getByLabel('Reason').fill('Contract of November');
  await say.getByRole('button', { name: 'Pays us' }).click();
  await expect(row(page, 'Networks', name)).toContainText(
    'According to Ada Admin, for sessions that began on',
  );
  await expect(page.getByRole('button', { name: `Confirm that ${name} pays us` })).toBeHidden();

  await load(other, '/support/networks');
  await other.getByRole('link', { name }).click();
  await expect(other.getByText('2 passen zijn door één persoon geregistreerd.')).toBeVisible();
  await other.getByRole('button', { name: '2 passen bevestigen' }).click();
  const sure = other.getByRole('dialog', { name: '2 passen bevestigen' });
  await sure.getByRole('button', { name: 'Bevestigen', exact: true }).click();
  await expectSaid(other, 'De passen zijn bevestigd.');
  await other.getByRole('link', { name: 'Alle netwerken' }).click();
  await other.getByRole('button', { name: `Bevestigen dat ${name} ons betaalt` }).click();
  const question = other.getByRole('dialog', { name: `Bevestigen dat ${name} ons betaalt` });
  await question.getByRole('button', { name: 'Bevestigen', exact: true }).click();
  await expect(row(other, 'Netwerken', name)).toContainText('volgens Ada Admin en Ben Beheer, bevestigd op');
});

test('a doubtful session is held until two people have approved it, and its owner reads why', async ({
  page,
  owner,
  openAs,
  database,
}) => {
  const { accountId } = owner;
  const place = { accountId, ...(await addStation(database, accountId)) };
  const idTag = uid();
  const { providerId } = await addCard(database, { uid: idTag, network: `Payer ${randomUUID()}` });
  const confirmed = { paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: new Date() };
  await database.prisma.tokenProvider.update({ where: { id: providerId }, data: confirmed });
  const endedAt = new Date(Date.now() - 60_000);
  const startedAt = new Date(endedAt.getTime() - 20 * 3_600_000);
  const charged = { startedAt, endedAt, energyWh: 300_000, amount: '260', review: 'accepted' as const };
  const id = await addSession(database, { ...place, idTag, providerId, ...charged });

  await load(page, `/activity/${id}`);
  const reimbursement = page.getByRole('region', { name: 'Reimbursement' });
  await expect(reimbursement).toContainText('the measurement was in doubt, so we check it too');

  const { page: admin } = await openAs(
    await addPerson(database, { name: 'Ada Admin', platformRole: 'admin' }),
  );
  const { page: other } = await openAs(
    await addPerson(database, { name: 'Ben Admin', platformRole: 'admin' }),
  );
  await load(admin, '/support/settlement/held');
  await admin.getByRole('checkbox', { name: `Choose session ${id}` }).check();
  await admin.getByRole('button', { name: 'Reimburse', exact: true }).click();
  const dialog = admin.getByRole('dialog', { name: 'Reimburse 1 session?' });
  await dialog.getByLabel('Reason').fill('The meter agrees with the car');
  await dialog.getByRole('button', { name: 'Reimburse' }).click();
  await expectSaid(admin, 'Your decision was saved.');
  await expect(row(admin, 'Held sessions', String(id))).toContainText('a second person has to');
  await expect(reimbursement).toContainText('one of us has approved it, and a second person has to');

  await load(other, '/support/settlement/held');
  await other.getByRole('link', { name: String(id), exact: true }).click();
  await expect(other.getByRole('heading', { name: `Session ${id}` })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Why this amount' })).toContainText('nothing to calculate');
  await load(other, '/support/settlement/held');
  await other.getByRole('checkbox', { name: `Choose session ${id}` }).check();
  await other.getByRole('button', { name: 'Confirm', exact: true }).click();
  const question = other.getByRole('dialog', { name: 'Confirm the decision on 1 session?' });
  await question.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expectSaid(other, 'The decision was confirmed.');
  await expect(other.getByRole('checkbox', { name: `Choose session ${id}` })).toBeHidden();
  await expect(reimbursement).toContainText('This session will be reimbursed.');
  await expect(reimbursement).toContainText('The meter agrees with the car');
  expect(await accessibilityFaults(other, 'held', { colorScheme: 'dark', widths: [1280, 320] })).toEqual([]);
});
