import type { Page } from '@playwright/test';
import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import type { Client } from '@laadpoort/contract/wire/client';
import { accessibilityFaults, type Look } from '../fixtures/accessible.ts';
import { seedAccount } from '../fixtures/seeded-account.ts';
import { expect, test } from '../fixtures/portal.ts';
import { forgetSignIn, goOnTo, load } from '../fixtures/screen.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';

// Colours and widths are set for the page.
test.use({ needsNewWindows: true });

const stationTabs = ['', '/devices', '/smartgrid', '/pricing', '/sessions'];
const deviceTabs = ['', '/operation', '/sessions', '/events'];
const ownerPages = [
  '/status',
  '/stations',
  '/stations/add',
  '/whitelist',
  '/activity',
  '/activity/set-aside',
  '/account',
  '/account/members',
  '/account/company',
  '/account/bank-account',
  '/account/income',
  '/reports',
  '/reports/reimbursements',
  '/reports/utilisation',
  '/reports/availability',
  '/reports/faults',
  '/reports/peak-power',
  '/reports/cards',
  '/reports/co2',
  '/reports/by-mail',
  '/reports/ere',
  '/account/income/pro-forma',
];
const supportPages = [
  '/support/alerts?state=all',
  '/support/set-aside',
  '/support/firmware',
  '/support/unknown-chargers',
  '/support/quirk-profiles',
  '/support/mails',
  '/support/jobs',
  '/support/settlement',
  '/support/settlement/checks',
  '/support/settlement/held',
  '/support/settlement/payouts',
  '/support/bookkeeping',
  '/support/bookkeeping/open-items',
  '/support/bookkeeping/ere',
  '/support/bookkeeping/reconciliation',
  '/support/networks',
  '/support/charger-models',
];
const supportDeviceTabs = [
  '',
  'security',
  'pricing',
  'firmware',
  'expert',
  'configuration',
  'smart-charging',
  'load-management',
  'local-list',
  'reservations',
  'behaviour',
];
const mobilityPages = ['/mobility/sessions', '/mobility/cards', '/mobility/claims', '/mobility/profile'];

/**
 * Each page once in light and once in dark, in either language, at every width. Colours do not depend on the language
 * and axe takes its time, so the languages are shared out over the looks; the length of words is tried at every width.
 * A page follows when its person changes the language, and the next one is opened as this is left.
 */
const expectAccessible = async (
  page: Page,
  speak: (language: Language) => Promise<unknown>,
  paths: readonly string[],
): Promise<void> => {
  const faults: string[] = [];
  const html = page.locator('html');
  for (const [index, path] of paths.entries()) {
    await (index === 0 ? load : goOnTo)(page, path);
    for (const [visit, widths] of axeWidths.entries()) {
      const { language, colorScheme } = (index + visit) % 2 === 0 ? DAY : NIGHT;
      await expect(async () => {
        if ((await html.getAttribute('lang')) !== language) await speak(language);
        await expect(html).toHaveAttribute('lang', language, { timeout: 3_000 });
      }).toPass();
      faults.push(...(await accessibilityFaults(page, `${path}, ${language}`, { colorScheme, widths })));
    }
  }
  expect(faults).toEqual([]);
};

/** Where axe runs at the first look at a page, and at the second. */
const axeWidths = [[1280], [768, 320]] as const;
const DAY = { language: 'en', colorScheme: 'light' } as const;
const NIGHT = { language: 'nl', colorScheme: 'dark' } as const;
type Language = (typeof DAY | typeof NIGHT)['language'];

/** For what opens over a page that is checked in every way. */
const twoLooks: readonly Look[] = [
  { colorScheme: 'dark', widths: [1280] },
  { colorScheme: 'light', widths: [320] },
];

const speaks =
  ({ client }: { readonly client: Client }) =>
  (language: Language) =>
    client.call(updateMe, { body: { language } });

test.describe('everybody can use every page', () => {
  test.describe.configure({ timeout: 600_000 });

  test('stations, devices and sessions', async ({ page, owner, database, switchOn }) => {
    const { office, sessionId } = await seedAccount(owner, database, switchOn);
    await expectAccessible(page, speaks(owner), [
      ...stationTabs.map((path) => `/stations/${office.stationId}${path}`),
      ...deviceTabs.map((path) => `/devices/${office.chargePointId}${path}`),
      `/activity/${sessionId}`,
      `/activity/${sessionId}/messages`,
    ]);
  });

  test('the pages of the account, and My Mobility', async ({ page, owner, database, switchOn }) => {
    await seedAccount(owner, database, switchOn);
    await expectAccessible(page, speaks(owner), [...ownerPages, ...mobilityPages]);
  });

  test('pages of a new account', async ({ page, owner }) => {
    await expectAccessible(page, speaks(owner), [...ownerPages, ...mobilityPages, '/nowhere']);
  });

  test('the tabs of a device in the support console', async ({ owner, database, switchOn, openAs }) => {
    const { office } = await seedAccount(owner, database, switchOn);
    const console = await openAs(await addSupport(database));
    await expectAccessible(
      console.page,
      speaks(console),
      supportDeviceTabs.map((path) => deviceTab(office.chargePointId, path)),
    );
  });

  test('support, and without signing in', async ({ page, owner, database, switchOn, openAs }) => {
    const { office, sessionId } = await seedAccount(owner, database, switchOn);
    const console = await openAs(await addSupport(database));
    await expectAccessible(console.page, speaks(console), [
      '/support',
      ...supportPages,
      `/support?q=${office.serialNumber}`,
      `/support/sessions/${sessionId}/messages`,
    ]);
    await forgetSignIn(page);
    const remember = async (language: Language) => {
      await page.evaluate((value) => localStorage.setItem('language', value), language);
      await page.reload();
    };
    await expectAccessible(page, remember, ['/sign-in', '/sign-up', '/forgotten']);
  });
});

test.describe('everybody can use what opens over a page', () => {
  test.describe.configure({ timeout: 600_000 });

  test('dialogs and menus', async ({ page, owner, database, switchOn }) => {
    const { office } = await seedAccount(owner, database, switchOn);
    const station = `/stations/${office.stationId}`;
    const device = `/devices/${office.chargePointId}`;
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    const faults: string[] = [];
    await load(page, '/status');
    for (const [path, opener, opened] of [
      ['/status', button('Olivia Owner, Account and settings'), page.getByRole('menu')],
      ['/status', button('Find'), page.getByRole('dialog')],
      [`${station}/pricing`, button('Edit Pricing'), page.getByRole('dialog')],
      [`${station}/pricing`, button('Price again'), page.getByRole('dialog')],
      [`${station}/devices`, button('Add charger'), page.getByRole('dialog')],
      [`${station}/sessions`, button(/^Add card .* to the whitelist/), page.getByRole('dialog')],
      [device, button('Sticker'), page.getByRole('dialog')],
      [`${device}/operation`, button('Hard reset'), page.getByRole('dialog')],
      [`${device}/operation`, button('More operations'), page.getByRole('menu')],
      [`${device}/events`, button(/messages/i), page.getByRole('dialog')],
      ['/whitelist', button('Add entry'), page.getByRole('dialog')],
      ['/account/members', button('Invite'), page.getByRole('dialog')],
      ['/account/bank-account', button('Undo this change'), page.getByRole('dialog')],
      ['/whitelist', button('Actions for Pool car'), page.getByRole('menu')],
      ['/mobility/cards', button(/^Report as lost/), page.getByRole('dialog')],
    ] as const) {
      await goOnTo(page, path);
      await opener.click();
      await expect(opened).toBeVisible();
      for (const look of twoLooks) faults.push(...(await accessibilityFaults(page, `${path}, opened`, look)));
      await page.keyboard.press('Escape');
      await expect(opened).toBeHidden();
    }
    expect(faults).toEqual([]);
  });

  test('dialogs of the support console', async ({ owner, database, switchOn, openAs }) => {
    const { office } = await seedAccount(owner, database, switchOn);
    const { page } = await openAs(await addSupport(database));
    const faults: string[] = [];
    await load(page, '/support');
    for (const [path, name] of [
      ['firmware', 'Update firmware'],
      ['firmware', 'Request a log'],
      ['security', 'Send a new key'],
      ['pricing', 'Price again'],
      ['security', 'Install a root certificate'],
      ['behaviour', 'Change for this charger'],
      ['reservations', 'Reserve'],
      ['/support/firmware', 'Upload file'],
      ['/support/unknown-chargers', 'Adopt any charger with a code'],
      ['/support/quirk-profiles', 'Add profile'],
    ] as const) {
      await goOnTo(page, path.startsWith('/') ? path : deviceTab(office.chargePointId, path));
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      for (const look of twoLooks)
        faults.push(...(await accessibilityFaults(page, `${path}, ${name}`, look)));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect(faults).toEqual([]);
  });
});
