import type { Page } from '@playwright/test';
import { accessibilityFaults, everyLook, open, twoLooks } from './accessible.ts';
import { seedAccount } from './seeded-account.ts';
import { expect, test } from './portal.ts';
import { addSupport, deviceTab } from './support-device.ts';

const stationTabs = ['', '/devices', '/smartgrid', '/pricing', '/sessions'];
const deviceTabs = ['', '/operation', '/sessions', '/events'];
const ownerPages = [
  '/status',
  '/stations',
  '/stations/add',
  '/whitelist',
  '/activity',
  '/account',
  '/account/members',
  '/account/bank-account',
  '/account/income',
  '/reports',
];
const supportPages = [
  '/support/alerts?state=all',
  '/support/firmware',
  '/support/unknown-chargers',
  '/support/quirk-profiles',
];
const supportDeviceTabs = [
  '',
  'security',
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

const expectAccessible = async (page: Page, paths: readonly string[], looks = everyLook): Promise<void> => {
  const faults: string[] = [];
  for (const path of paths) {
    await open(page, path);
    faults.push(...(await accessibilityFaults(page, path, looks)));
  }
  expect(faults).toEqual([]);
};

for (const language of ['en', 'nl'] as const)
  test.describe(`everybody can use every page: ${language}`, () => {
    test.describe.configure({ timeout: 180_000 });

    test.beforeEach(async ({ owner, database }) => {
      await database.prisma.user.update({ where: { id: owner.id }, data: { language } });
    });

    test('stations, devices and sessions', async ({ page, owner, database, switchOn }) => {
      const { office, sessionId } = await seedAccount(owner, database, switchOn);
      await expectAccessible(page, [
        ...stationTabs.map((path) => `/stations/${office.stationId}${path}`),
        ...deviceTabs.map((path) => `/devices/${office.chargePointId}${path}`),
        `/activity/${sessionId}`,
        `/activity/${sessionId}/messages`,
      ]);
    });

    test('the pages of the account', async ({ page, owner, database, switchOn }) => {
      await seedAccount(owner, database, switchOn);
      await expectAccessible(page, ownerPages);
    });

    test('My Mobility', async ({ page, owner, database, switchOn }) => {
      await seedAccount(owner, database, switchOn);
      await expectAccessible(page, mobilityPages);
    });

    test('pages of a new account', async ({ page }) => {
      await expectAccessible(page, [...ownerPages, ...mobilityPages, '/nowhere'], twoLooks);
    });

    test('the tabs of a device in the support console', async ({ owner, database, switchOn, openAs }) => {
      const { office } = await seedAccount(owner, database, switchOn);
      const { page: console } = await openAs(await addSupport(database, language));
      await expectAccessible(
        console,
        supportDeviceTabs.map((path) => deviceTab(office.chargePointId, path)),
      );
    });

    test('support, and without signing in', async ({ page, owner, database, switchOn, openAs }) => {
      const { office, sessionId } = await seedAccount(owner, database, switchOn);
      const { page: console } = await openAs(await addSupport(database, language));
      await expectAccessible(console, [
        '/support',
        ...supportPages,
        `/support?q=${office.serialNumber}`,
        `/support/sessions/${sessionId}/messages`,
      ]);
      await page.context().clearCookies();
      await page.addInitScript((value) => localStorage.setItem('language', value), language);
      await expectAccessible(page, ['/sign-in', '/sign-up']);
    });
  });

test.describe('everybody can use what opens over a page', () => {
  test.describe.configure({ timeout: 120_000 });

  test('dialogs and menus', async ({ page, owner, database, switchOn }) => {
    const { office } = await seedAccount(owner, database, switchOn);
    const station = `/stations/${office.stationId}`;
    const device = `/devices/${office.chargePointId}`;
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    const faults: string[] = [];
    for (const [path, opener, opened] of [
      ['/status', button('Olivia Owner, Account and settings'), page.getByRole('menu')],
      ['/status', button('Find'), page.getByRole('dialog')],
      [`${station}/pricing`, button('Edit Pricing'), page.getByRole('dialog')],
      [`${station}/devices`, button('Add charger'), page.getByRole('dialog')],
      [`${station}/sessions`, button(/^Add card .* to the whitelist/), page.getByRole('dialog')],
      [`${device}/operation`, button('Hard reset'), page.getByRole('dialog')],
      [`${device}/operation`, button('More operations'), page.getByRole('menu')],
      [`${device}/events`, button(/messages/i), page.getByRole('dialog')],
      ['/whitelist', button('Add entry'), page.getByRole('dialog')],
      ['/whitelist', button('Actions for Pool car'), page.getByRole('menu')],
      ['/mobility/cards', button(/^Report as lost/), page.getByRole('dialog')],
    ] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page, path);
      await opener.click();
      await expect(opened).toBeVisible();
      faults.push(...(await accessibilityFaults(page, `${path}, opened`, twoLooks)));
    }
    expect(faults).toEqual([]);
  });

  test('dialogs of the support console', async ({ owner, database, switchOn, openAs }) => {
    const { office } = await seedAccount(owner, database, switchOn);
    const { page } = await openAs(await addSupport(database));
    const faults: string[] = [];
    for (const [path, name] of [
      ['firmware', 'Update firmware'],
      ['firmware', 'Request a log'],
      ['security', 'Send a new key'],
      ['security', 'Install a root certificate'],
      ['behaviour', 'Change for this charger'],
      ['reservations', 'Reserve'],
      ['/support/firmware', 'Upload file'],
      ['/support/unknown-chargers', 'Adopt the first to connect'],
      ['/support/quirk-profiles', 'Add profile'],
    ] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page, path.startsWith('/') ? path : deviceTab(office.chargePointId, path));
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      faults.push(...(await accessibilityFaults(page, `${path}, ${name}`, twoLooks)));
    }
    expect(faults).toEqual([]);
  });
});
