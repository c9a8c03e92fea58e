import { defineConfig } from '@playwright/test';

const { CHROMIUM_PATH } = process.env;

/** Journeys of people through the portal: the real product, simulated charge points, a real browser. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './start-product.ts',
  outputDir: '../../../.tmp/journeys',
  // Node runs TypeScript by itself, and keeps what it has compiled.
  build: { external: ['**/*'] },
  fullyParallel: true,
  // Journeys wait for chargers more than they compute.
  workers: 3,
  // A busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    actionTimeout: 20_000,
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright's own Chromium, unless `npm test` found another.
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-gpu',
      ],
    },
  },
});
