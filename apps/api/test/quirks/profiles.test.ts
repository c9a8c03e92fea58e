import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { card, expectNothingLost, sessionsOf, type QuirkyCharger } from './charger.ts';
import { useFleet } from './fleet.ts';
import { callsOf, configurationOf, outcomeOf } from './commands.ts';

/* Chargers with their own ways of handling charging profiles. */

const fleet = useFleet();
const { start } = fleet;

interface Wanted {
  readonly unit?: 'A' | 'W';
  readonly purpose?: 'ChargePointMaxProfile' | 'TxDefaultProfile';
  readonly stackLevel?: number;
}
const limitTo = (
  limit: number,
  { unit = 'A', purpose = 'TxDefaultProfile', stackLevel = 0 }: Wanted = {},
): CommandRequest => ({
  action: 'SetChargingProfile',
  connectorId: purpose === 'ChargePointMaxProfile' ? 0 : 1,
  csChargingProfiles: {
    chargingProfileId: limit + 1,
    stackLevel,
    chargingProfilePurpose: purpose,
    chargingProfileKind: 'Absolute',
    chargingSchedule: {
      startSchedule: '2026-01-01T00:00:00.000Z',
      chargingRateUnit: unit,
      chargingSchedulePeriod: [{ startPeriod: 0, limit }],
    },
  },
});
const send = (quirky: QuirkyCharger, request: CommandRequest, how?: { force: boolean }) =>
  outcomeOf(fleet.t, quirky, request, how);
const force = { force: true };

const rowsOf = ({ charger }: QuirkyCharger) =>
  fleet.t.db.prisma.chargingProfile.findMany({
    where: { chargePointId: charger.id },
    orderBy: { answeredAt: 'asc' },
  });
/** Limit and state of the profiles that were not replaced, oldest first. */
const profilesOf = async (quirky: QuirkyCharger) => {
  const rows = (await rowsOf(quirky)).filter(({ state }) => state !== 'replaced');
  return rows.map(({ chargingProfileId, state, answer }) => `${chargingProfileId - 1} ${state} ${answer}`);
};

const charge = async ({ station }: QuirkyCharger): Promise<void> => {
  station.plugIn(1, { maxPowerW: 7_400, phases: 1 });
  expect(await station.tapCard(card, 1)).toBe('started');
  await station.waitFor(({ connectors }) => (connectors[0]?.transaction?.id ?? null) !== null);
};
const powerOf = ({ station }: QuirkyCharger): number => station.state.connectors[0]?.powerW ?? 0;
const isCharging = (quirky: QuirkyCharger, powerW: number) =>
  vi.waitFor(() => expect(powerOf(quirky)).toBeCloseTo(powerW, 0), 15_000);
/** This many calls in total; the log is written some time after they were sent. */
const wasSent = (quirky: QuirkyCharger, times: number) =>
  vi.waitFor(async () => expect(await callsOf(fleet.t, quirky)).toBe(times), 10_000);
const hasStopped = async (quirky: QuirkyCharger): Promise<void> => {
  await quirky.station.tapCard(card, 1);
  await quirky.station.waitFor(({ queuedMessages }) => queuedMessages === 0);
  await expectNothingLost(fleet.t, quirky);
  expect(await sessionsOf(fleet.t, quirky)).toMatchObject([{ state: 'completed' }]);
};

describe('what a charger makes of a profile is kept', () => {
  test('row 5 EVBox: refuses the profile of the charger as a whole, not that of its sessions', async () => {
    const quirky = await start({ quirk: ['evbox-refuses-max-profile', 'evbox-measurands-of-its-own'] });
    expect(await send(quirky, limitTo(16, { purpose: 'ChargePointMaxProfile' }))).toBe('rejected');
    expect(await send(quirky, limitTo(10))).toBe('done');
    expect(await profilesOf(quirky)).toEqual(['16 refused Rejected', '10 acknowledged Accepted']);
    await send(quirky, { action: 'GetConfiguration' });
    expect((await configurationOf(fleet.t, quirky)).get('evb_SupportedMeasurands')).toContain('Voltage');
  });

  test('row 16 ABB DC: a CALLERROR to ampere is no failure, and watts are taken', async () => {
    const quirky = await start({ quirk: 'abb-knows-only-watts', treated: { profileUnit: 'W' } });
    expect(await send(quirky, limitTo(10))).toBe('not sent: unit-not-taken');
    expect(await send(quirky, limitTo(10), force)).toBe('not-supported');
    expect(await send(quirky, limitTo(3_000, { unit: 'W' }))).toBe('done');
    expect(await profilesOf(quirky)).toEqual(['3000 acknowledged Accepted']);
  });

  test('row 17 Schneider: refuses every profile while its own energy manager is off', async () => {
    const quirky = await start({ quirk: 'schneider-without-energy-manager' });
    expect(await send(quirky, limitTo(10))).toBe('rejected');
    expect(await profilesOf(quirky)).toEqual(['10 refused Rejected']);
  });
});

describe('what will not work is told before it is sent', () => {
  test('row 14 ABB: refuses 0 A, 6 A and stack levels above 0', async () => {
    const quirky = await start({
      quirk: 'abb-refuses-low-limits',
      treated: { stackLevel: 0, pausesAtZero: false },
    });
    expect(await send(quirky, limitTo(0))).toBe('not sent: no-pause');
    expect(await send(quirky, limitTo(10, { stackLevel: 1 }))).toBe('not sent: stack-level-too-high');
    expect(await send(quirky, limitTo(0), force)).toBe('rejected');
    expect(await send(quirky, limitTo(6))).toBe('rejected');
    expect(await send(quirky, limitTo(8))).toBe('done');
    await charge(quirky);
    await isCharging(quirky, 8 * 230);
    await hasStopped(quirky);
  });

  test('row 53 NEcharge: other currents than five have no effect', async () => {
    const quirky = await start({
      quirk: 'necharge-five-currents',
      treated: { currentStepsA: [6, 8, 10, 13, 16] },
    });
    await charge(quirky);
    expect(await send(quirky, limitTo(9))).toBe('not sent: no-current-step');
    expect(await send(quirky, limitTo(9), force)).toBe('done');
    await isCharging(quirky, 7_360);
    expect(await send(quirky, limitTo(8))).toBe('done');
    await isCharging(quirky, 8 * 230);
    await hasStopped(quirky);
  });
});

describe('a pause', () => {
  test('row 12 Easee: that it leaves late is not sent for again', async () => {
    const quirky = await start({ quirk: 'easee-slow-to-resume' });
    await charge(quirky);
    expect(await send(quirky, limitTo(0))).toBe('done');
    await isCharging(quirky, 0);
    expect(await send(quirky, limitTo(10))).toBe('done');
    expect(quirky.station.state.connectors[0]?.status).toBe('SuspendedEVSE');
    await isCharging(quirky, 10 * 230);
    await wasSent(quirky, 2);
    await hasStopped(quirky);
  });

  test('row 24 go-e: the limit that ends it is sent once more, since the first is ignored', async () => {
    const quirky = await start({
      quirk: 'go-e-ignores-first-limit',
      treated: { limitAfterPause: 'ignored' },
    });
    await charge(quirky);
    expect(await send(quirky, limitTo(0))).toBe('done');
    await isCharging(quirky, 0);
    expect(await send(quirky, limitTo(10))).toBe('done');
    expect(powerOf(quirky)).toBe(0);
    await isCharging(quirky, 10 * 230);
    await wasSent(quirky, 3);
    await hasStopped(quirky);
  }, 30_000);

  test('row 67 a breaker trips before it arrives: what lies on the charger is its last limit', async () => {
    const quirky = await start({ quirk: 'breaker-trips-at-pause' });
    await charge(quirky);
    expect(await send(quirky, limitTo(16))).toBe('done');
    expect(await send(quirky, limitTo(0))).toBe('unknown');
    expect(await profilesOf(quirky)).toEqual(['16 acknowledged Accepted', '0 desired no-answer']);
    await quirky.station.waitFor(({ link }) => link === 'online');
    await isCharging(quirky, 16 * 230);
    await wasSent(quirky, 2);
    await hasStopped(quirky);
  });

  test('row 67 and reaches a charger that is known to need it again as soon as it is back', async () => {
    const treated = { profilesAfterReconnect: 'lost' } as const;
    const quirky = await start({ quirk: 'breaker-trips-at-pause', treated });
    await charge(quirky);
    expect(await send(quirky, limitTo(0))).toBe('unknown');
    await isCharging(quirky, 0);
    await hasStopped(quirky);
  });
});

const reconnect = async ({ station }: QuirkyCharger): Promise<void> => {
  await station.goOffline();
  station.goOnline();
  await station.waitFor(({ link }) => link === 'online');
};

describe('a charger that forgets its profiles', () => {
  test('row 23 go-e: is sent them again when it is back', async () => {
    const treated = { profilesAfterReconnect: 'lost' } as const;
    const quirky = await start({ quirk: 'go-e-forgets-profiles', treated });
    await charge(quirky);
    expect(await send(quirky, limitTo(10))).toBe('done');
    await isCharging(quirky, 10 * 230);
    const [first] = await rowsOf(quirky);
    for (let times = 2; times <= 3; times += 1) {
      await reconnect(quirky);
      await wasSent(quirky, times);
      await isCharging(quirky, 10 * 230);
    }
    await vi.waitFor(
      async () => expect(await profilesOf(quirky)).toEqual(['10 acknowledged Accepted']),
      10_000,
    );
    // It still belongs to the person who set it.
    for (const { setById, setAt } of await rowsOf(quirky))
      expect({ setById, setAt }).toEqual({ setById: 'support', setAt: first?.setAt });
    await hasStopped(quirky);
  }, 30_000);

  test('row 23 go-e: that nobody knows as such charges on without a limit', async () => {
    const quirky = await start({ quirk: 'go-e-forgets-profiles' });
    await charge(quirky);
    expect(await send(quirky, limitTo(10))).toBe('done');
    await reconnect(quirky);
    await isCharging(quirky, 7_360);
    await wasSent(quirky, 1);
    await hasStopped(quirky);
  });

  test('is left alone after three that it did not answer', async () => {
    const treated = { profilesAfterReconnect: 'lost' } as const;
    const quirky = await start({ quirk: 'hangs-up-on-profiles', treated });
    expect(await send(quirky, limitTo(10))).toBe('unknown');
    await wasSent(quirky, 4);
    await sleep(1_000);
    await quirky.station.waitFor(({ link }) => link === 'online');
    await wasSent(quirky, 4);
  }, 20_000);
});
