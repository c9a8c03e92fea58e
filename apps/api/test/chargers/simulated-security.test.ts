import type { Security } from '@laadpoort/contract/security/security';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { ChargePointMemory } from '@laadpoort/simulator/memory';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openCentralSystem,
  type CentralSystemUnderTest,
} from '#test/conformance/central-system-under-test.ts';
import { openTool, type Tool } from '#test/conformance/tool.ts';
import { openTlsServer, type TlsServer } from '#test/tls/tls-server.ts';

/* What support does in the portal, applied to a simulated charger that restarts and reconnects on its own. */

let central: CentralSystemUnderTest;
let tls: TlsServer;
let tool: Tool;
let charger: SimulatedChargePoint;

const switchOn = async (memory?: ChargePointMemory): Promise<SimulatedChargePoint> => {
  const made = createChargePoint({
    url: central.ocppUrl,
    secureUrl: tls.url,
    identity: tool.identity,
    serialNumber: tool.identity,
    password: tool.key,
    timeScale: 200,
    ...(memory ? { memory } : {}),
  });
  made.start();
  await made.waitFor(({ link }) => link === 'online', 10_000);
  return made;
};

beforeAll(async () => {
  central = await openCentralSystem();
  tls = await openTlsServer(central.t.app);
  tool = await openTool(central);
  charger = await switchOn();
});
afterAll(async () => {
  await charger.stop();
  await tls.close();
  await central.close();
});

const base = () => `/api/support/charge-points/${tool.chargePointId}`;
const reason = 'test';
const security = async () => (await tool.api('support', 'GET', `${base()}/security`)) as Security;
const post = (path: string, body: object = {}) =>
  tool.api('support', 'POST', `${base()}/${path}`, { ...body, reason });
const upgraded = (profile: number) =>
  expect
    .poll(
      async () => {
        const { securityProfile, provenSecurityProfile, upgrade } = await security();
        return { securityProfile, provenSecurityProfile, state: upgrade?.state, problem: upgrade?.problem };
      },
      { timeout: 20_000, interval: 200 },
    )
    .toEqual({ securityProfile: profile, provenSecurityProfile: profile, state: 'done', problem: null });

test('from a key to a certificate over TLS, step by step', { timeout: 60_000 }, async () => {
  const [certificate = ''] = tls.roots;
  await post('trust-store', { certificateType: 'CentralSystemRootCertificate', certificate });
  await expect.poll(async () => (await security()).next).toEqual({ toProfile: 2, obstacles: [] });
  await post('security-upgrade', { toProfile: 2, despite: [] });
  await upgraded(2);

  await post('certificates');
  await expect.poll(async () => (await security()).certificate?.state, { timeout: 10_000 }).toBe('accepted');
  await post('security-upgrade', { toProfile: 3, despite: [] });
  await upgraded(3);
  expect((await security()).certificate?.state).toBe('in-use');

  // It keeps what it was given without power.
  charger = await switchOn(JSON.parse(JSON.stringify(await charger.stop())));
  expect((await security()).provenSecurityProfile).toBe(3);

  // Revoking a certificate ends its connection and lets nobody in.
  const { certificates } = (await tool.api('support', 'GET', `${base()}/certificates`)) as {
    certificates: { id: string; state: string }[];
  };
  const [inUse] = certificates;
  await post(`certificates/${inUse?.id}/revocation`);
  await charger.nextEvent(({ type }) => type === 'connection-failed', 10_000);
});
