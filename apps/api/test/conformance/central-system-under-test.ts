import type { AddressInfo } from 'node:net';
import { buildTestApp, type TestApp, type TestPerson } from '../test-app.ts';

/** The whole product on a port, with an owner and a support person signed in. */
export interface CentralSystemUnderTest {
  readonly t: TestApp;
  readonly owner: TestPerson;
  readonly support: TestPerson;
  readonly ocppUrl: string;
  close(): Promise<void>;
}

export const openCentralSystem = async (): Promise<CentralSystemUnderTest> => {
  const realTime = {
    get now() {
      return new Date();
    },
    set now(_) {
      throw new Error('the cases run in real time');
    },
  };
  // Every charge point has its own address, as in the field: limits per address see many, not one attacker.
  const t = await buildTestApp(undefined, realTime, {}, { trustedProxies: ['127.0.0.1'] });
  const owner = await t.signIn({ role: 'owner' });
  const support = await t.signIn({ platformRole: 'support', name: 'Sacha Support' });
  await t.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = t.app.server.address() as AddressInfo;
  return { t, owner, support, ocppUrl: `ws://127.0.0.1:${port}/ocpp`, close: () => t.close() };
};
