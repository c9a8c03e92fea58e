import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Client } from '@laadpoort/contract/wire/client';
import type { SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { openDatabase, type Database } from '../../api/src/platform/database/database.ts';
import { addPerson, fromOwnAddress, signIn, type Person } from './people.ts';
import { simulate, type ChargerLogin } from './places.ts';
import { watch } from './watch.ts';

export { expect } from '@playwright/test';

export type Owner = Person & { readonly client: Client };

interface Fixtures {
  /** Opens the portal as a signed-in person; the page is watched like every page. */
  openAs: (person: Person) => Promise<{ page: Page; client: Client }>;
  /** Owner of an empty account; the test's own page is theirs. */
  owner: Owner;
  /** Switches a charge point on and waits until it is online; it is off again when the test ends. */
  switchOn: (place: ChargerLogin, options?: Partial<ChargePointOptions>) => Promise<SimulatedChargePoint>;
}

interface Options {
  /** Refusals that the test is about: anything else on the console or in the network fails it. */
  expectedNoise: RegExp | undefined;
}

interface WorkerFixtures {
  portalUrl: string;
  /** Where chargers connect over TLS. */
  ocppTlsUrl: string;
  databaseUrl: string;
  database: Database;
}

/** A test of the portal. `start-product.ts` has left the addresses of the product in the environment. */
export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  portalUrl: [process.env['PORTAL_URL'] ?? '', { scope: 'worker', option: true }],
  ocppTlsUrl: [process.env['PORTAL_OCPP_TLS_URL'] ?? '', { scope: 'worker', option: true }],
  databaseUrl: [process.env['PORTAL_DATABASE_URL'] ?? '', { scope: 'worker', option: true }],
  expectedNoise: [undefined, { option: true }],

  baseURL: ({ portalUrl }, use) => use(portalUrl),

  database: [
    async ({ databaseUrl }, use) => {
      const database = await openDatabase(databaseUrl, { error: () => undefined });
      await use(database);
      await database.close();
    },
    { scope: 'worker' },
  ],

  context: async ({ context, expectedNoise }, use) => {
    await context.setExtraHTTPHeaders(fromOwnAddress());
    const noise = watch(context, expectedNoise);
    await use(context);
    expect(noise).toEqual([]);
  },

  openAs: async ({ browser, contextOptions, portalUrl, expectedNoise }, use) => {
    const opened: { context: BrowserContext; noise: readonly string[] }[] = [];
    await use(async (person) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: portalUrl,
        extraHTTPHeaders: fromOwnAddress(),
      });
      opened.push({ context, noise: watch(context, expectedNoise) });
      const { client, cookies } = await signIn(portalUrl, person);
      await context.addCookies(cookies);
      return { page: await context.newPage(), client };
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(opened.flatMap(({ noise }) => noise)).toEqual([]);
  },

  owner: async ({ database, portalUrl, context }, use) => {
    const person = await addPerson(database, { name: 'Olivia Owner' });
    const { client, cookies } = await signIn(portalUrl, person);
    await context.addCookies(cookies);
    await use({ ...person, client });
  },

  switchOn: async ({ portalUrl, ocppTlsUrl }, use) => {
    const on: SimulatedChargePoint[] = [];
    await use(async (place, options) => {
      const charger = simulate(portalUrl, place, { secureUrl: ocppTlsUrl, ...options });
      on.push(charger);
      charger.start();
      await charger.waitFor(({ link }) => link === 'online', 10_000);
      return charger;
    });
    await Promise.all(on.map((charger) => charger.stop()));
  },
});
