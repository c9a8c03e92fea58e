import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { card, chargeOnce, expectNothingLost, sessionsOf, type QuirkyCharger } from './charger.ts';
import { useFleet } from './fleet.ts';
import { callsOf, outcomeOf } from './commands.ts';

/* Chargers with their own ways of handling remote starts and stops. */

const fleet = useFleet();
const { start } = fleet;

const remoteStart = { action: 'RemoteStartTransaction', connectorId: 1, idTag: card } as const;
const startFromAfar = (quirky: QuirkyCharger) => outcomeOf(fleet.t, quirky, remoteStart);

const hasStatus = ({ charger }: QuirkyCharger, ocppStatus: string) =>
  vi.waitFor(async () => {
    const where = { chargePointId_connectorId: { chargePointId: charger.id, connectorId: 1 } };
    expect(await fleet.t.db.prisma.connector.findUniqueOrThrow({ where })).toMatchObject({ ocppStatus });
  }, 10_000);

test('row 2 Alfen: starts for a number of its own only, and its 23 characters are kept', async () => {
  const quirky = await start({ quirk: 'alfen-plug-and-charge' });
  quirky.station.plugIn(1);
  expect(await startFromAfar(quirky)).toBe('rejected');
  quirky.station.unplug(1);
  await chargeOnce(quirky);
  await expectNothingLost(fleet.t, quirky);
  const [session] = await sessionsOf(fleet.t, quirky);
  expect(session).toMatchObject({ state: 'completed' });
  expect(session?.idTag.toUpperCase()).toBe('PLUGANDCHARGEIDENTIFIER');
});

test('row 3 Alfen: hangs up while a start waits for its answer, and is not asked again when it is back', async () => {
  const quirky = await start({ quirk: 'alfen-hangs-up-on-remote-start' });
  quirky.station.plugIn(1);
  expect(await startFromAfar(quirky)).toBe('unknown');
  await quirky.station.waitFor(({ link }) => link === 'online');
  await sleep(1_000);
  expect(await callsOf(fleet.t, quirky, 'RemoteStartTransaction')).toBe(1);
  expect(quirky.station.state.link).toBe('online');
});

test('row 20 Autel: stays in Finishing after a stop from afar; a reset frees it, the session is whole', async () => {
  const quirky = await start({ quirk: 'autel-stuck-in-finishing' });
  const { station } = quirky;
  station.plugIn(1, { maxPowerW: 7_400, phases: 1 });
  expect(await startFromAfar(quirky)).toBe('done');
  await station.waitFor(({ connectors }) => (connectors[0]?.transaction?.id ?? null) !== null);
  const [session] = await sessionsOf(fleet.t, quirky);
  const stop = { action: 'RemoteStopTransaction', sessionId: session?.id ?? 0 } as const;
  expect(await outcomeOf(fleet.t, quirky, stop)).toBe('done');
  station.unplug(1);
  await hasStatus(quirky, 'Finishing');
  expect(await startFromAfar(quirky)).toBe('rejected');
  expect(await outcomeOf(fleet.t, quirky, { action: 'Reset', type: 'Hard' })).toBe('done');
  await hasStatus(quirky, 'Available');
  await expectNothingLost(fleet.t, quirky);
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'completed', stopReason: 'Remote' }]);
});
