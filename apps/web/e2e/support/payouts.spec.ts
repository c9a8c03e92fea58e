import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { addFinalDocument, addPayee } from '../../../api/test/settlement/payouts.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPerson } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectSaid, load, row } from '../fixtures/screen.ts';

// Colours and widths are set for the page. A file that is wrong is refused.
test.use({ needsNewWindows: true, expectedNoise: /400/ });

const PAGE = '/support/settlement/payouts';

/** Presses a button, and the one of the same name in the question that follows. */
const confirm = async (page: Page, button: string, title: string): Promise<void> => {
  await page.getByRole('button', { name: button }).click();
  const question = page.getByRole('dialog', { name: title });
  await question.getByRole('button', { name: button }).click();
  await expect(question).toBeHidden();
};

interface Booked {
  readonly endToEndId: string;
  readonly amount: string;
  readonly isReturn?: boolean;
}

const statement = (booked: readonly Booked[]): string => {
  const entries = booked.map(
    ({ endToEndId, amount, isReturn = false }) => `<Ntry><Amt Ccy="EUR">${amount}</Amt>
      <CdtDbtInd>${isReturn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-07</Dt></BookgDt>
      <AcctSvcrRef>${randomUUID()}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>
      ${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}</TxDtls></NtryDtls></Ntry>`,
  );
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
    <Acct><Id><IBAN>NL02ABNA0123456789</IBAN></Id></Acct><Bal/>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`;
};

/** Chooses a file of the bank and has it read; @returns the dialog in which one does. */
const readFileOfBank = async (page: Page, name: string, content: string): Promise<Locator> => {
  await page.getByRole('button', { name: 'Read file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read file' });
  const buffer = Buffer.from(content);
  await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xml', buffer });
  await dialog.getByRole('button', { name: 'Read file' }).click();
  return dialog;
};

test('a payout is proposed by one, approved by another, given to the bank and confirmed', async ({
  openAs,
  database,
}) => {
  const product = { database, clock: { now: new Date() } };
  const [paid, closed] = [`Anna ${randomUUID()}`, `Bob ${randomUUID()}`];
  for (const holder of [paid, closed])
    await addFinalDocument(product, (await addPayee(product, holder)).accountId, '74.21');
  const { page } = await openAs(await addPerson(database, { name: 'Ada Admin', platformRole: 'admin' }));
  const { page: other } = await openAs(
    await addPerson(database, { name: 'Ben Admin', platformRole: 'admin' }),
  );

  await load(page, PAGE);
  await confirm(page, 'Propose payout', 'Propose payout');
  await expect(
    page.getByText('You proposed this payout, so another administrator has to approve it.'),
  ).toBeVisible();
  const batchPath = new URL(page.url()).pathname;
  await load(other, batchPath);
  await confirm(other, 'Approve', 'Approve this payout?');
  await confirm(other, 'Export file', 'Export the payment file?');
  const waiting = other.waitForEvent('download');
  await other.getByRole('link', { name: 'pain.001.001.09' }).click();
  const file = await readFile(await (await waiting).path(), 'utf8');
  const referenceOf = async (holder: string): Promise<string> =>
    (await row(other, 'Payments', holder).getByRole('cell', { name: /^LP/ }).textContent()) ?? '';
  const [first, second] = [await referenceOf(paid), await referenceOf(closed)];
  for (const reference of [first, second]) expect(file).toContain(`<EndToEndId>${reference}</EndToEndId>`);

  await load(page, PAGE);
  const wrong = await readFileOfBank(page, 'wrong.xml', statement([{ endToEndId: first, amount: '74,21' }]));
  await expect(wrong.getByText('Entry 1: This amount cannot be read.')).toBeVisible();
  await page.keyboard.press('Escape');
  const rent = `RENT ${randomUUID().slice(0, 8)}`;
  const dialog = await readFileOfBank(
    page,
    `${rent}.xml`,
    statement([
      { endToEndId: first, amount: '74.21' },
      { endToEndId: second, amount: '74.21' },
      { endToEndId: second, amount: '74.21', isReturn: true },
      { endToEndId: rent, amount: '900.00' },
    ]),
  );
  await expect(dialog).toBeHidden();
  await expectSaid(page, 'The file was read. About payments: 3. Not matched: 1.');

  await row(page, 'Not matched', rent).getByRole('button', { name: 'Assign' }).click();
  const assigning = page.getByRole('dialog', { name: 'Assign' });
  await assigning.getByLabel('Not one of our payments').check();
  await assigning.getByLabel('Reason').fill('The rent of the office');
  await assigning.getByRole('button', { name: 'Assign' }).click();
  await expect(assigning).toBeHidden();
  await expect(page.getByText(rent, { exact: true })).toBeHidden();

  await expect(row(other, 'Payments', paid)).toContainText('Paid on 7 Dec 2026');
  await expect(row(other, 'Payments', closed)).toContainText('Not paid: it came back');
  await expect(row(other, 'Payments', closed)).toContainText('The account is closed (AC04)');
  await expect(other.getByText(/^Paid: \d+, €/)).toBeVisible();
  await page.getByRole('button', { name: 'Who is waiting' }).click();
  const who = page.getByRole('dialog', { name: 'Who is waiting' });
  await expect(row(page, 'Who is waiting', closed)).toContainText('A payment came back');
  await page.keyboard.press('Escape');
  await expect(who).toBeHidden();
  const faults = [
    ...(await accessibilityFaults(page, PAGE, { colorScheme: 'light', widths: [1280, 320] })),
    ...(await accessibilityFaults(other, batchPath, { colorScheme: 'dark', widths: [1280, 320] })),
  ];
  expect(faults).toEqual([]);
});
