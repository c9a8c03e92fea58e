import type { Locator } from '@playwright/test';
import { password } from '../fixtures/people.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';

/** The field is marked as invalid, says why, and still holds what was typed. */
const expectRefused = async (field: Locator, typed: string, why: string): Promise<void> => {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(why.replaceAll(/[.?]/g, '\\$&')));
  await expect(field).toHaveValue(typed);
  await expect(field).toBeFocused();
};

const rates = [
  ['abc', 'Enter a number, for example 0.35.', 'Vul een getal in, bijvoorbeeld 0,35.'],
  ['12,34567', 'At most 4 decimals.', 'Hoogstens 4 decimalen.'],
  ['-0,35', 'A rate cannot be negative.', 'Een tarief kan niet negatief zijn.'],
  ['35', 'At most 9.9999 per kWh.', 'Hoogstens 9,9999 per kWh.'],
  ['', 'Enter a rate, for example 0.35.', 'Vul een tarief in, bijvoorbeeld 0,35.'],
] as const;

const words = {
  en: {
    edit: 'Edit Pricing',
    rate: 'Rate per kWh (€)',
    set: 'Set pricing policy',
    addEntry: 'Add entry',
    description: 'Description',
    save: 'Save',
    required: 'Fill in this field.',
    tooLong: 'This is too long.',
    uidCharacters: 'Use only the letters and digits of the UID.',
    holder: 'Account holder',
    saveBank: 'Save bank account',
    cancelChange: 'Undo this change',
    noBank: 'There is no bank account yet.',
    iban: 'This IBAN contains a typing error: the check digits do not match.',
    wrongPassword: 'The password is incorrect.',
  },
  nl: {
    edit: 'Tarief wijzigen',
    rate: 'Tarief per kWh (€)',
    set: 'Tariefbeleid instellen',
    addEntry: 'Pas toevoegen',
    description: 'Omschrijving',
    save: 'Opslaan',
    required: 'Vul dit veld in.',
    tooLong: 'Dit is te lang.',
    uidCharacters: 'Gebruik alleen de letters en cijfers van de UID.',
    holder: 'Rekeninghouder',
    saveBank: 'Bankrekening opslaan',
    cancelChange: 'Wijziging ongedaan maken',
    noBank: 'Er is nog geen bankrekening.',
    iban: 'Er zit een typefout in dit IBAN: de controlecijfers kloppen niet.',
    wrongPassword: 'Het wachtwoord klopt niet.',
  },
} as const;

for (const language of ['en', 'nl'] as const) {
  const say = words[language];

  test.describe(`what is wrong is said at its field: ${language}`, () => {
    test.use({ expectedNoise: /\b(?:403|422)\b/ });

    test.beforeEach(async ({ owner, database }) => {
      await database.prisma.user.update({ where: { id: owner.id }, data: { language } });
    });

    test('a rate', async ({ page, owner }) => {
      const { stationId } = await addPlace(owner.client);
      await page.goto(`/stations/${stationId}/pricing`);
      await page.getByRole('button', { name: say.edit }).click();
      const rate = page.getByLabel(say.rate);
      for (const [typed, en, nl] of rates) {
        await rate.fill(typed);
        await page.getByRole('button', { name: say.set }).click();
        await expectRefused(rate, typed, { en, nl }[language]);
      }
    });

    test('a whitelist entry', async ({ page }) => {
      await page.goto('/whitelist');
      await page.getByRole('button', { name: say.addEntry }).click();
      const form = page.getByRole('dialog');
      const [uid, description] = [form.getByLabel('UID'), form.getByLabel(say.description)];
      const save = form.getByRole('button', { name: say.save });
      await uid.fill('04 A1 B2 C3');
      await save.click();
      await expectRefused(description, '', say.required);
      await description.fill('x'.repeat(101));
      await save.click();
      await expectRefused(description, 'x'.repeat(101), say.tooLong);
      await expect(uid).toHaveValue('04 A1 B2 C3');
      await uid.fill('pâss');
      await description.fill('Pool car');
      await save.click();
      await expectRefused(uid, 'pâss', say.uidCharacters);
    });

    test('a bank account', async ({ page, owner, database }) => {
      await database.prisma.signInSession.updateMany({
        where: { userId: owner.id },
        data: { provenAt: new Date(Date.now() - 300_000) },
      });
      await page.goto('/account/bank-account');
      const [iban, holder] = [page.getByLabel('IBAN'), page.getByLabel(say.holder)];
      const secret = page.locator('input[type=password]');
      const save = page.getByRole('button', { name: say.saveBank });
      await iban.fill('NL91 ABNA 0417 1643 01');
      await holder.fill('Olivia Owner');
      await save.click();
      await expectRefused(iban, 'NL91 ABNA 0417 1643 01', say.iban);
      await iban.fill('nl91 abna 0417 1643 00');
      await save.click();
      await secret.fill('not my password');
      await secret.press('Enter');
      await expectRefused(secret, 'not my password', say.wrongPassword);
      await expect(iban).toHaveValue('nl91 abna 0417 1643 00');
      await secret.fill(password);
      await secret.press('Enter');
      await expect(
        page
          .getByText('NL91 **** **** 00')
          .or(page.getByText(/NL91.*00/))
          .first(),
      ).toBeVisible();
      await page.getByRole('button', { name: say.cancelChange }).click();
      await page.getByRole('dialog').getByRole('button').last().click();
      await expect(page.getByText(say.noBank)).toBeVisible();
    });
  });
}
