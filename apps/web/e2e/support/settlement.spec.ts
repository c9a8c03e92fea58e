import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { redraftSettlementRun } from '@laadpoort/contract/settlement/runs';
import { settledAccount } from '../../../api/test/settlement/settled-account.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPerson, type Person } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load, row } from '../fixtures/screen.ts';

// Colours and widths are set for the pages.
test.use({ needsNewWindows: true });

const BUSINESS = { kvk: '12345678' };
const PARTIES = {
  private: { kind: 'private' },
  kor: { kind: 'kor', ...BUSINESS },
  'very-small': { kind: 'very-small', ...BUSINESS },
  'vat-nl': { kind: 'vat-nl', ...BUSINESS, vatId: 'NL000099998B57' },
  other: { kind: 'other' },
} as const;

test('a month with all five kinds of owner: drafts, two people, documents, a dispute, a credit note', async ({
  openAs,
  database,
}) => {
  // A month of its own, long ago: the product has a run of the last ones.
  const month = `20${randomInt(20, 25)}-${String(randomInt(1, 13)).padStart(2, '0')}`;
  const since = `${Number(month.slice(0, 4)) - 1}-01-01`;
  const named = (kind: string) => `${kind} ${month} ${randomUUID().slice(0, 4)}`;
  const signIn = ({ name }: { readonly name: string }) => addPerson(database, { name });
  const accounts: (Awaited<ReturnType<typeof settledAccount<Person>>> & { kind: string; name: string })[] =
    [];
  for (const [kind, party] of Object.entries(PARTIES)) {
    const name = named(kind);
    const account = await settledAccount({ database, signIn }, { name, since, party, basis: 'excl' });
    for (const day of ['05', '06']) await account.add({ endedAt: `${month}-${day}T10:00:00Z` });
    accounts.push({ kind, name, ...account });
  }
  const [anna, bert] = [
    await addPerson(database, { name: 'Anna Admin', platformRole: 'admin' }),
    await addPerson(database, { name: 'Bert Admin', platformRole: 'admin' }),
  ];
  const { id } = await database.prisma.settlementRun.create({
    data: { month, startedAt: new Date(), startedById: anna.id },
  });
  const of = (kind: string) => {
    const found = accounts.find((account) => account.kind === kind);
    if (!found) throw new Error(`no ${kind}`);
    return found;
  };

  const { client } = await openAs(anna);
  // It is begun at once when it is drawn up again.
  await client.call(redraftSettlementRun, { params: { runId: id } });
  const { page } = await openAs(bert);
  const path = `/support/settlement/runs/${id}`;
  await load(page, path);
  await expect(page.getByText(/^To be approved\. Started by Anna Admin/)).toBeVisible();
  await expect(row(page, 'What is paid', 'Reimbursement statement')).toContainText('€12.00');
  await expect(row(page, 'What is left out', 'has to be agreed on first')).toContainText('€6.00');
  await expect(row(page, 'What is left out', 'The VAT id has not been checked')).toContainText('€6.00');
  await expect(row(page, 'Documents', of('kor').name)).toContainText('Draft');
  const faults = await accessibilityFaults(page, path, { colorScheme: 'dark', widths: [1280, 320] });
  expect(faults).toEqual([]);

  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(/^Issued\. Started by Anna Admin/)).toBeVisible({ timeout: 20_000 });
  await expect(row(page, 'Documents', of('kor').name)).toContainText(/SB-\d+-\d{4}-0001/);

  const { page: owners } = await openAs(of('private').owner);
  await load(owners, '/account/income');
  await owners.getByRole('link', { name: /^VO-/ }).click();
  const title = owners.getByRole('heading', { name: /^Reimbursement statement VO-/ });
  await expect(title).toBeVisible();
  const number = ((await title.textContent()) ?? '').split(' ').at(-1) ?? '';
  const download = owners.waitForEvent('download');
  await owners.getByRole('link', { name: 'PDF' }).click();
  const pdf = await readFile(await (await download).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await owners.getByRole('button', { name: 'Dispute this document' }).click();
  await owners.getByRole('dialog').getByLabel('What is wrong?').fill('The second session was mine');
  await owners.getByRole('dialog').getByRole('button', { name: 'Dispute' }).click();
  await expect(owners.getByText(/^Disputed on .*: The second session was mine$/)).toBeVisible();

  const lastSession = await database.prisma.session.findFirstOrThrow({
    where: { accountId: of('private').accountId },
    orderBy: { id: 'desc' },
  });
  await database.prisma.session.update({ where: { id: lastSession.id }, data: { review: 'excluded' } });
  await load(page, '/support/settlement');
  await row(page, 'Disputed documents', number).getByRole('link', { name: number }).click();
  await page.getByRole('button', { name: 'Correct this document' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('It was the owner’s own session');
  await page.getByRole('dialog').getByRole('button', { name: 'Correct this document' }).click();
  await expect(page.getByRole('link', { name: /^Credited by VC-/ })).toBeVisible();
  await page.getByRole('button', { name: 'Answer the dispute' }).click();
  await page.getByRole('dialog').getByLabel('Answer').fill('It is left out now');
  await page.getByRole('dialog').getByRole('button', { name: 'Answer the dispute' }).click();
  await expect(owners.getByText(/^Answer from support, .*: It is left out now$/)).toBeVisible();

  await load(owners, '/account/income');
  await expect(row(owners, 'Reimbursements', number)).toContainText('Credited');
  await expect(row(owners, 'Reimbursements', /VC-/)).toContainText('-€6.00');
  await expect(row(owners, 'Reimbursements', /VO-\d+-\d{4}-0002/)).toContainText('€3.00');
  expect(
    await accessibilityFaults(owners, '/account/income', { colorScheme: 'light', widths: [1280, 320] }),
  ).toEqual([]);
});
