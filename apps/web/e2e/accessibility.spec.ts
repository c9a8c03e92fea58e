import type { Page } from '@playwright/test';
import { expectAccessible, open } from './accessible.ts';
import { liveIn } from './lived-in.ts';
import { addPerson } from './people.ts';
import { test } from './portal.ts';

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
const mobilityPages = ['/mobility/sessions', '/mobility/cards', '/mobility/claims', '/mobility/profile'];

const expectAllAccessible = async (page: Page, paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    await open(page, path);
    await expectAccessible(page, path);
  }
};

for (const language of ['en', 'nl'] as const)
  test.describe(`everybody can use every page: ${language}`, () => {
    test.describe.configure({ timeout: 180_000 });

    test.beforeEach(async ({ owner, database }) => {
      await database.prisma.user.update({ where: { id: owner.id }, data: { language } });
    });

    test('stations, devices and sessions', async ({ page, owner, database, switchOn }) => {
      const { office, sessionId } = await liveIn(owner, database, switchOn);
      await expectAllAccessible(page, [
        ...stationTabs.map((path) => `/stations/${office.stationId}${path}`),
        ...deviceTabs.map((path) => `/devices/${office.chargePointId}${path}`),
        `/activity/${sessionId}`,
      ]);
    });

    test('the pages of the account', async ({ page, owner, database, switchOn }) => {
      await liveIn(owner, database, switchOn);
      await expectAllAccessible(page, [...ownerPages, ...mobilityPages]);
    });

    test('pages of a new account', async ({ page }) => {
      await expectAllAccessible(page, [...ownerPages, ...mobilityPages, '/nowhere']);
    });

    test('support, and without signing in', async ({ page, owner, database, switchOn, openAs }) => {
      const { office } = await liveIn(owner, database, switchOn);
      const staff = await addPerson(database, { name: 'Sacha', platformRole: 'support', language });
      const { page: console } = await openAs(staff);
      await expectAllAccessible(console, [
        '/support',
        `/support?q=${office.serialNumber}`,
        `/support/devices/${office.chargePointId}`,
      ]);
      await page.context().clearCookies();
      await page.addInitScript((value) => localStorage.setItem('language', value), language);
      await expectAllAccessible(page, ['/sign-in', '/sign-up']);
    });
  });
