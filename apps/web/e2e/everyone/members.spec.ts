import { mailedLink } from '../fixtures/mails.ts';
import { addAuthenticator } from '../fixtures/passkeys.ts';
import { addPerson, fromOwnAddress, password } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, forgetSignIn, row } from '../fixtures/screen.ts';

test.use({ needsNewWindows: true });

test.describe('somebody new', () => {
  // The password is right, and a second factor is still to be shown.
  test.use({ expectedNoise: /\b401\b/ });

  test('is invited by mail, joins, sets a passkey, forgets the password, gets another role, and is removed', async ({
    page,
    owner,
    browser,
    contextOptions,
    portalUrl,
    database,
  }) => {
    const email = `${crypto.randomUUID()}@example.com`;
    await page.goto('/account/members');
    await page.getByRole('button', { name: 'Invite' }).click();
    const invite = page.getByRole('dialog', { name: 'Invite somebody' });
    await invite.getByLabel('E-mail address').fill(email);
    await invite.getByLabel('Role').selectOption('operator');
    await invite.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(row(page, 'Invitations', email)).toContainText('operator');

    const context = await browser.newContext({
      ...contextOptions,
      baseURL: portalUrl,
      extraHTTPHeaders: fromOwnAddress(),
    });
    const theirs = await context.newPage();
    await theirs.goto(await mailedLink(database, email));
    await expectPage(theirs, 'Join an account');
    await expect(theirs.getByText(`you join ${owner.name} with the role “operator”`)).toBeVisible();
    await theirs.getByLabel('Your name').fill('Nora New');
    await theirs.getByLabel('Choose a password').fill(password);
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await expectPage(theirs, 'Status');
    await expect(row(page, 'Members', email)).toContainText('operator');
    await expect(page.getByText('There are no open invitations.')).toBeVisible();

    await addAuthenticator(theirs);
    await theirs.goto('/account');
    await theirs.getByRole('button', { name: 'Add a passkey' }).click();
    await theirs.getByRole('dialog').getByLabel('Name').fill('Laptop');
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await expect(theirs.getByText('You have 10 recovery codes left.')).toBeVisible();

    await forgetSignIn(theirs);
    await theirs.goto('/forgotten');
    await theirs.getByLabel('E-mail address').fill(email);
    await theirs.getByRole('button', { name: 'Send me a link' }).click();
    await expect(theirs.getByText('If there is an account with this address')).toBeVisible();
    await theirs.goto(await mailedLink(database, email, 'Choose a new password'));
    await theirs.getByLabel('Choose a password').fill('an even better password');
    await theirs.getByRole('button', { name: 'Change password' }).click();
    await theirs.getByRole('button', { name: 'Use a passkey' }).click();
    await expectPage(theirs, 'Status');

    await page.getByRole('button', { name: 'Change Nora New' }).click();
    const change = page.getByRole('dialog', { name: 'Role of Nora New' });
    await change.getByLabel('Role').selectOption('viewer');
    await change.getByRole('button', { name: 'Change the role' }).click();
    await expect(row(page, 'Members', email)).toContainText('viewer');

    await page.getByRole('button', { name: 'Remove Nora New' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('cell', { name: email })).toBeHidden();
    await theirs.goto('/account/members');
    await expect(theirs.getByText(owner.email)).toBeHidden();
    await context.close();
  });
});

test.describe('handing over', () => {
  test('an account is handed over: the member is its owner, and who gave it away manages it', async ({
    page,
    owner,
    openAs,
    database,
  }) => {
    const given = { name: 'Max Member', accountId: owner.accountId, role: 'manager' } as const;
    const { page: theirs } = await openAs(await addPerson(database, given));
    await page.goto('/account/members');
    await page.getByRole('button', { name: 'Hand over the account to Max Member' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
    await expect(row(page, 'Members', owner.email)).toContainText('manager');
    await expect(page.getByRole('button', { name: 'Invite' })).toBeHidden();
    await theirs.goto('/account/members');
    await expect(row(theirs, 'Members', 'Max Member')).toContainText('owner');
    await expect(theirs.getByRole('button', { name: `Remove ${owner.name}` })).toBeVisible();
  });
});
