import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { mailedLink } from '../fixtures/mails.ts';
import { addAuthenticator } from '../fixtures/passkeys.ts';
import { addPerson, password } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, forgetSignIn, row } from '../fixtures/screen.ts';

test.use({ needsNewWindows: true });

test.describe('signing in', () => {
  test.use({ expectedNoise: /\b(?:401|403|422)\b/ });

  test('leads back to the address that was asked for; a wrong password says so and keeps the rest', async ({
    page,
    database,
  }) => {
    const person = await addPerson(database, { name: 'Sam' });
    await page.goto('/activity?kind=paid');
    await expectPage(page, 'Sign in');
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill('not my password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText(
      'The e-mail address or password is incorrect. Check both and try again.',
    );
    await expect(page.getByLabel('E-mail address')).toHaveValue(person.email);

    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await expectPage(page, 'Activity');
    await expect(page).toHaveURL(/\/activity\?kind=paid$/);

    await page.getByRole('button', { name: 'Sam, Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expectPage(page, 'Sign in');
    await page.goto('/status');
    await expectPage(page, 'Sign in');
  });

  test('a new account begins at an empty list that says what to do; a forgotten password is replaced', async ({
    page,
    database,
  }) => {
    const email = `${crypto.randomUUID()}@example.com`;
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Create one' }).click();
    await expectPage(page, 'Create an account');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('We have sent you an e-mail.')).toBeVisible();
    await page.goto(await mailedLink(database, email));
    await expectPage(page, 'Create your account');
    await page.getByLabel('Your name or company').fill('Nieuw BV');
    await page.getByLabel('Choose a password').fill('too short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('This is too short.')).toBeVisible();
    await page.getByLabel('Choose a password').fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expectPage(page, 'Stations');
    await expect(page.getByText('No stations yet')).toBeVisible();

    await forgetSignIn(page);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expectPage(page, 'Choose a new password');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('If there is an account with this address')).toBeVisible();
    await page.goto(await mailedLink(database, email, 'Choose a new password'));
    await expectPage(page, 'Choose a new password');
    await page.getByLabel('Choose a password').fill('an even better password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expectPage(page, 'Status');
  });

  test('staff are invited, set up a second factor first, then use it or a recovery code once; get another role, lose it', async ({
    page,
    openAs,
    database,
  }) => {
    const email = `${crypto.randomUUID()}@example.com`;
    const { page: boss } = await openAs(await addPerson(database, { name: 'Bea', platformRole: 'admin' }));
    await boss.goto('/support/staff');
    await boss.getByRole('button', { name: 'Invite' }).click();
    await boss.getByRole('dialog').getByLabel('E-mail address').fill(email);
    await boss.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click();
    await expect(row(boss, 'Invitations', email)).toContainText('support');
    await page.goto(await mailedLink(database, email));
    await page.getByLabel('Your name').fill('Sacha');
    await page.getByLabel('Choose a password').fill(password);
    await page.getByRole('button', { name: 'Accept' }).click();
    await expectPage(page, 'First, a second factor');
    await expect(row(boss, 'People with a role', email)).toContainText('support');
    await page.getByRole('button', { name: 'Set up an app' }).click();
    const secret = await page.locator('pre').innerText();
    const code = page.getByRole('textbox', { name: 'Code' });
    await code.fill('000000');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await expect(code).toHaveAccessibleDescription(/The code is incorrect, or has already been used\./);
    await code.fill(await createOTP(base32.decode(secret)).totp());
    await page.getByRole('button', { name: 'Turn on' }).click();
    await expect(page.getByText('On. You have 10 recovery codes left.')).toBeVisible();
    const [recoveryCode = '', another = ''] = (await page.locator('pre').innerText()).split('\n');
    await page.getByRole('button', { name: 'Go on to the support console' }).click();
    await expectPage(page, 'Support');

    const enter = async (code: string) => {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeHidden();
      await page.getByRole('textbox', { name: 'Code' }).fill(code.toLowerCase());
      await page.getByRole('textbox', { name: 'Code' }).press('Enter');
    };
    await forgetSignIn(page);
    await page.goto('/support');
    await enter(recoveryCode);
    await expectPage(page, 'Support');

    const change = async (role: string) => {
      await row(boss, 'People with a role', email).getByRole('button').click();
      await boss.getByRole('dialog').getByLabel('Role').selectOption({ label: role });
      await boss.getByRole('dialog').getByRole('button', { name: 'Change the role' }).click();
      await expectPage(page, 'Sign in');
    };
    await change('administrator');
    await enter(recoveryCode);
    await expect(page.getByText('The code is incorrect, or has already been used.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Code' }).fill(another);
    await page.getByRole('textbox', { name: 'Code' }).press('Enter');
    await expectPage(page, 'Support');
    await page.goto('/support/staff');
    await expect(row(page, 'People with a role', email)).toContainText('administrator');
    await change('no role');
    await expect(row(boss, 'People with a role', email)).toBeHidden();
  });

  test('a passkey is a second factor: it completes a sign-in and step-up, or signs in alone, until it is removed', async ({
    page,
    owner,
    database,
  }) => {
    await addAuthenticator(page);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Laptop');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('You have 10 recovery codes left.')).toBeVisible();
    await page.getByRole('button', { name: 'Rename: Laptop' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Work laptop');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(page.getByText('Work laptop')).toBeVisible();

    await forgetSignIn(page);
    await page.goto('/account');
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.getByRole('button', { name: 'Enter a recovery code instead' }).click();
    await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeVisible();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(page.getByText(/Last used on/)).toBeVisible();

    await forgetSignIn(page);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('You have 10 recovery codes left.')).toBeVisible();

    const where = { userId: owner.id };
    await database.prisma.signInSession.updateMany({ where, data: { provenAt: new Date(0) } });
    await page.getByRole('button', { name: 'Remove: Work laptop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(page.getByText('Work laptop')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'New recovery codes' })).toBeHidden();
    expect(await database.prisma.recoveryCode.count({ where })).toBe(0);
    await expect(row(page, 'Sign-ins and changes', 'Passkey removed')).toBeVisible();
    await page.getByRole('button', { name: 'This was not me' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByLabel('Current password')).toBeFocused();
  });
});
