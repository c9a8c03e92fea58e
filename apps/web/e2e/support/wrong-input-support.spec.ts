import type { Locator } from '@playwright/test';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { goOnTo, load } from '../fixtures/screen.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';

const required = { en: 'Fill in this field.', nl: 'Vul dit veld in.' };
const address = {
  en: 'Enter a full address that starts with http',
  nl: 'Vul een volledig adres in dat begint met http',
};
const pem = { en: 'Paste one certificate', nl: 'Plak één certificaat' };
const oneDecimal = { en: 'At most one decimal.', nl: 'Hoogstens één decimaal.' };
const cardDigits = {
  en: 'Use only the letters and digits of the UID',
  nl: 'Gebruik alleen de letters en cijfers van de UID',
};

/** A form on a device's tab, a field filled in wrongly, and the message shown there. */
interface Mistake {
  readonly tab: string;
  readonly open: Readonly<Record<'en' | 'nl', string>>;
  readonly send: Readonly<Record<'en' | 'nl', string>>;
  readonly field: Readonly<Record<'en' | 'nl', string>>;
  readonly typed: string;
  readonly says: Readonly<Record<'en' | 'nl', string>>;
}

const both = (text: string) => ({ en: text, nl: text });
const installRoot = { en: 'Install a root certificate', nl: 'Rootcertificaat installeren' };
const askLog = { en: 'Request a log', nl: 'Logboek opvragen' };
const reserve = { en: 'Reserve', nl: 'Reserveren' };

const mistakes: readonly Mistake[] = [
  {
    tab: 'firmware',
    open: { en: 'Update firmware', nl: 'Firmware bijwerken' },
    send: { en: 'Send update', nl: 'Update sturen' },
    field: { en: 'Reason', nl: 'Reden' },
    typed: '',
    says: required,
  },
  {
    tab: 'firmware',
    open: askLog,
    send: { en: 'Request log', nl: 'Logboek opvragen' },
    field: { en: 'Upload to another address', nl: 'Uploaden naar een ander adres' },
    typed: 'charger/logs',
    says: address,
  },
  {
    tab: 'security',
    open: installRoot,
    send: installRoot,
    field: { en: 'Certificate (PEM)', nl: 'Certificaat (PEM)' },
    typed: 'MIIB',
    says: pem,
  },
  {
    tab: 'behaviour',
    open: { en: 'Change for this charger', nl: 'Wijzigen voor deze laadpaal' },
    send: { en: 'Save', nl: 'Opslaan' },
    field: { en: 'Reason', nl: 'Reden' },
    typed: '',
    says: required,
  },
  { tab: 'reservations', open: reserve, send: reserve, field: both('UID'), typed: 'pâss', says: cardDigits },
];

const expectRefused = async (field: Locator, typed: string, why: string): Promise<void> => {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(why.replaceAll('.', '\\.')));
  await expect(field).toHaveValue(typed);
};

for (const language of ['en', 'nl'] as const)
  test.describe(`what support fills in wrongly is said at its field, and nothing is sent: ${language}`, () => {
    test('in the forms of a charger', async ({ owner, database, openAs }) => {
      const { chargePointId } = await addPlace(owner.client);
      const { page } = await openAs(await addSupport(database, language));
      await load(page, deviceTab(chargePointId));
      for (const { tab, open, send, field, typed, says } of mistakes) {
        await goOnTo(page, deviceTab(chargePointId, tab));
        await page.getByRole('button', { name: open[language], exact: true }).click();
        const form = page.getByRole('dialog');
        const input = form.getByLabel(field[language]);
        await input.fill(typed);
        await form.getByRole('button', { name: send[language], exact: true }).click();
        await expectRefused(input, typed, says[language]);
        await page.keyboard.press('Escape');
        await expect(form).toBeHidden();
      }
      expect(await database.prisma.command.count({ where: { chargePointId } })).toBe(0);
    });

    test('in the expert console', async ({ owner, database, openAs }) => {
      const { chargePointId } = await addPlace(owner.client);
      const { page } = await openAs(await addSupport(database, language));
      await load(page, deviceTab(chargePointId, 'expert'));
      const say = { en: { call: 'Call', send: /^Send: / }, nl: { call: 'Opdracht', send: /^Versturen: / } }[
        language
      ];
      const send = page.getByRole('button', { name: say.send });
      for (const [action, path, typed, says] of [
        ['ChangeConfiguration', 'key', '', required],
        ['GetDiagnostics', 'location', 'charger/logs', address],
        ['ReserveNow', 'idTag', 'pâss', cardDigits],
        ['InstallCertificate', 'certificate', 'MIIB', pem],
        ['SetChargingProfile', 'minChargingRate', '6.25', oneDecimal],
      ] as const) {
        await page.getByRole('combobox', { name: say.call, exact: true }).selectOption(action);
        const input = page.locator(`[id$="-${path}"], [id$=".${path}"]`).first();
        await input.fill(typed);
        await send.click();
        await expectRefused(input, typed, says[language]);
      }
      expect(await database.prisma.command.count({ where: { chargePointId } })).toBe(0);
    });
  });
