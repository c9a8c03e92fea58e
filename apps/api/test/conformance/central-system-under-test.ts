import type { AddressInfo } from 'node:net';
import { buildTestApp, REAL_TIME, type TestApp, type TestAppOptions, type TestPerson } from '../test-app.ts';

/** The whole product on a port, with an owner and a support person signed in. */
export interface CentralSystemUnderTest {
  readonly t: TestApp;
  readonly owner: TestPerson;
  readonly support: TestPerson;
  readonly ocppUrl: string;
  close(): Promise<void>;
}

export const openCentralSystem = async (
  options: Pick<TestAppOptions, 'pace'> = {},
): Promise<CentralSystemUnderTest> => {
  // Every charge point has an address of its own, as in the field: limits by address see many, not one attacker.
  const t = await buildTestApp({ ...options, clock: REAL_TIME, trustedProxies: ['127.0.0.1'] });
  const owner = await t.signIn({ role: 'owner' });
  const support = await t.signIn({ platformRole: 'support', name: 'Sacha Support' });
  await t.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = t.app.server.address() as AddressInfo;
  return { t, owner, support, ocppUrl: `ws://127.0.0.1:${port}/ocpp`, close: () => t.close() };
};
