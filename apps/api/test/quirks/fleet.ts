import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildOcppApp, type OcppApp } from '../ocpp-app.ts';
import { startCharger, type Equipment, type QuirkyCharger } from './charger.ts';

/** One product for the tests in a file, and chargers that are switched off after each of them. */
export const useFleet = (options: Parameters<typeof buildOcppApp>[0] = {}) => {
  let app: OcppApp | undefined;
  let opened: QuirkyCharger[] = [];
  beforeAll(async () => {
    app = await buildOcppApp(options);
  });
  afterEach(async () => {
    for (const { station } of opened) await station.stop();
    opened = [];
  });
  afterAll(async () => {
    expect(app?.faults).toEqual([]);
    await app?.close();
  });
  const running = (): OcppApp => {
    if (!app) throw new Error('The product does not run yet');
    return app;
  };
  return {
    get t() {
      return running();
    },
    /** The product sends it nothing that the test did not ask for, unless `treated` says so. */
    start: async (equipment: Equipment): Promise<QuirkyCharger> => {
      const treated = { setUp: 'quiet', ...equipment.treated } as const;
      const quirky = await startCharger(running(), { ...equipment, treated });
      opened.push(quirky);
      return quirky;
    },
  };
};
