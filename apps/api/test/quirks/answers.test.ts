import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '../ocpp-app.ts';
import {
  chargeOnce,
  countOf,
  expectNothingLost,
  sessionsOf,
  startCharger,
  type Equipment,
  type QuirkyCharger,
} from './charger.ts';
import { callsOf, configurationOf, sendCommand, outcomeOf } from './commands.ts';

/* Chargers with their own ways of answering calls, or of starting and ending sessions. */

let t: OcppApp;
let opened: QuirkyCharger[] = [];
beforeAll(async () => {
  t = await buildOcppApp();
});
afterEach(async () => {
  for (const { station } of opened) await station.stop();
  opened = [];
});
afterAll(async () => {
  expect(t.faults).toEqual([]);
  await t.close();
});

const start = async (equipment: Equipment): Promise<QuirkyCharger> => {
  // The product sends nothing that the test did not ask for.
  const quirky = await startCharger(t, { ...equipment, treated: { setUp: 'quiet', ...equipment.treated } });
  opened.push(quirky);
  return quirky;
};

const limit = { chargingRateUnit: 'A' as const, chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] };
const profile = (stackLevel: number, chargingProfileKind: 'Absolute' | 'Relative'): CommandRequest => ({
  action: 'SetChargingProfile',
  connectorId: 1,
  csChargingProfiles: {
    chargingProfileId: 1,
    stackLevel,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind,
    chargingSchedule: limit,
  },
});

describe('answers of chargers in the field are understood', () => {
  test('row 7 Wallbox: takes a profile of stack level 0 and kind Relative only', async () => {
    const quirky = await start({ quirk: 'wallbox-stack-level-0-only' });
    expect(await outcomeOf(t, quirky, profile(1, 'Absolute'), { force: true })).toBe('rejected');
    expect(await outcomeOf(t, quirky, profile(0, 'Relative'), { force: true })).toBe('done');
  });

  test('row 19 Vestel: answers about one key', async () => {
    const quirky = await start({ quirk: 'vestel-one-key' });
    await outcomeOf(t, quirky, { action: 'GetConfiguration', key: ['HeartbeatInterval', 'ResetRetries'] });
    expect([...(await configurationOf(t, quirky)).keys()]).toEqual(['HeartbeatInterval']);
  });

  test('row 22 Growatt: an empty configuration is an unknown one', async () => {
    const quirky = await start({ quirk: 'growatt-empty-configuration' });
    expect(await outcomeOf(t, quirky, { action: 'GetConfiguration' })).toBe('done');
    expect((await configurationOf(t, quirky)).size).toBe(0);
  });

  test('row 28 Heidelberg: refuses a schedule with dates and a unit that are none', async () => {
    const quirky = await start({ quirk: 'heidelberg-empty-schedule' });
    const schedule = { action: 'GetCompositeSchedule', connectorId: 1, duration: 600 } as const;
    expect(await outcomeOf(t, quirky, schedule)).toBe('rejected');
  });

  test('row 34 Grizzl-E: secrets that it tells are kept nowhere', async () => {
    const quirky = await start({ quirk: 'grizzl-tells-secrets' });
    await outcomeOf(t, quirky, { action: 'GetConfiguration' });
    await vi.waitFor(async () => expect((await configurationOf(t, quirky)).size).toBeGreaterThan(10), 10_000);
    const tables = ['ocpp_message', 'configuration_key', 'command', 'charge_point_event'];
    for (const table of tables) {
      const { rows } = await t.db.pool.query(
        `SELECT 1 FROM ${table} AS row WHERE row.charge_point_id = $1 AND row::text LIKE '%hunter2%'`,
        [quirky.charger.id],
      );
      expect(rows, table).toEqual([]);
    }
  });

  test('row 49 Scame: values that are no text', async () => {
    const quirky = await start({ quirk: 'scame-plain-values' });
    await outcomeOf(t, quirky, { action: 'GetConfiguration' });
    const found = await vi.waitFor(async () => {
      const configuration = await configurationOf(t, quirky);
      expect(configuration.size).toBeGreaterThan(10);
      return configuration;
    }, 10_000);
    expect(found.get('ResetRetries')).toBe('1');
    expect(found.get('AuthorizationCacheEnabled')).toBe('true');
  });

  test('row 50: a value of 2,000 characters', async () => {
    const quirky = await start({ quirk: 'long-configuration-value' });
    await outcomeOf(t, quirky, { action: 'GetConfiguration', key: ['ResetRetries'] });
    await vi.waitFor(
      async () => expect((await configurationOf(t, quirky)).get('ResetRetries')).toHaveLength(2_000),
      10_000,
    );
  });

  test('row 56 ATESS: refuses every trigger', async () => {
    const quirky = await start({ quirk: 'atess-refuses-triggers' });
    const trigger = { action: 'TriggerMessage', requestedMessage: 'Heartbeat' } as const;
    expect(await outcomeOf(t, quirky, trigger)).toBe('rejected');
  });
});

describe('what a charger cannot take is not sent', () => {
  test('row 13 ABB: its whole configuration, when it is asked page by page', async () => {
    const treated = { configurationKeysAtOnce: 1, setUp: 'normal' } as const;
    const quirky = await start({ quirk: 'abb-restarts-on-full-configuration', treated });
    await vi.waitFor(
      async () => expect((await configurationOf(t, quirky)).has('HeartbeatInterval')).toBe(true),
      { timeout: 20_000 },
    );
    expect(await countOf(t, quirky, 'BootNotification')).toBe(1);
  }, 30_000);

  test('row 30 EN+: being set out of order', async () => {
    const outOfOrder = { action: 'ChangeAvailability', connectorId: 1, type: 'Inoperative' } as const;
    const spared = await start({
      quirk: 'en-plus-hangs-up-on-availability',
      treated: { changeAvailability: false },
    });
    expect(await outcomeOf(t, spared, outOfOrder)).toBe('not sent: known-to-refuse');
    const asked = await start({ quirk: 'en-plus-hangs-up-on-availability' });
    expect(await outcomeOf(t, asked, outOfOrder)).toBe('unknown');
  });

  test('row 38 Ocular: a card number that would come back changed', async () => {
    const quirky = await start({ quirk: 'ocular-control-bytes', treated: { idTagLength: 18 } });
    const remoteStart = { action: 'RemoteStartTransaction', connectorId: 1 } as const;
    expect(await outcomeOf(t, quirky, { ...remoteStart, idTag: 'VID:A0B1C2D3E4F50617' })).toBe(
      'not sent: too-long-for-charger',
    );
  });

  test('row 25 go-e: a start is sent without a profile', async () => {
    const quirky = await start({ quirk: 'go-e-refuses-a-start-with-profile' });
    quirky.station.plugIn(1);
    const remoteStart = {
      action: 'RemoteStartTransaction',
      connectorId: 1,
      idTag: '04A1B2C3D4E580',
    } as const;
    expect(await outcomeOf(t, quirky, remoteStart)).toBe('done');
  });

  test('row 40 StarCharge: it is asked to boot once, not again after it came back', async () => {
    const quirky = await start({ quirk: 'starcharge-reconnects-when-asked-to-boot' });
    await sendCommand(t, quirky, { action: 'TriggerMessage', requestedMessage: 'BootNotification' });
    await quirky.station.nextEvent(({ type }) => type === 'disconnected');
    await quirky.station.waitFor(({ link }) => link === 'online');
    expect(await callsOf(t, quirky)).toBeLessThanOrEqual(1);
  });
});

describe('sessions that are not whole are stored all the same', () => {
  test('row 9 Wallbox: a stop without a start', async () => {
    const quirky = await start({ quirk: 'wallbox-stop-without-start' });
    await chargeOnce(quirky);
    await expectNothingLost(t, quirky);
    expect(await countOf(t, quirky, 'StopTransaction')).toBe(1);
    const [unmatchedStop] = await t.db.prisma.unmatchedStop.findMany({
      where: { chargePointId: quirky.charger.id },
    });
    expect(unmatchedStop).toBeDefined();
  });

  test('row 18 KEBA: sessions on charging points that it does not tell of', async () => {
    const socket = { socketType: 'Type 2', fixedCable: true, phases: 3, maxCurrentA: 32 } as const;
    const quirky = await start({
      quirk: 'keba-many-behind-one',
      connectors: [socket, socket, socket],
    });
    await outcomeOf(t, quirky, { action: 'GetConfiguration' });
    expect((await configurationOf(t, quirky)).get('NumberOfConnectors')).toBe('1');
    await chargeOnce(quirky, { connectorId: 3 });
    await expectNothingLost(t, quirky);
    expect(await sessionsOf(t, quirky)).toMatchObject([{ connectorId: 3, state: 'completed' }]);
    const points = await t.db.prisma.connector.findMany({
      where: { chargePointId: quirky.charger.id },
      orderBy: { connectorId: 'asc' },
    });
    expect(points.map(({ connectorId }) => connectorId)).toEqual([1, 2, 3]);
  });

  test('row 33 Grizzl-E: readings that break off in the middle are logged as they came, the session is whole', async () => {
    const quirky = await start({
      quirk: 'grizzl-truncated-readings',
      callTimeoutMs: 300,
      configuration: { TransactionMessageAttempts: '1' },
    });
    await chargeOnce(quirky);
    const unreadable = await vi.waitFor(async () => {
      const rows = await t.db.prisma.ocppMessage.findMany({
        where: { chargePointId: quirky.charger.id, errorCode: 'Unreadable' },
      });
      expect(rows.length).toBeGreaterThan(2);
      return rows;
    }, 10_000);
    for (const { payload } of unreadable) expect(payload).toContain('MeterValues');
    expect(await countOf(t, quirky, 'BootNotification')).toBe(1);
    expect(await sessionsOf(t, quirky)).toMatchObject([{ state: 'completed', stopReason: 'Local' }]);
  });

  test('row 27 Huawei: stops one below its start', async () => {
    const quirky = await start({ quirk: 'huawei-stops-one-below' });
    await chargeOnce(quirky);
    await expectNothingLost(t, quirky);
    const [session] = await sessionsOf(t, quirky);
    expect(session).toMatchObject({ state: 'completed' });
    expect(Number(session?.energyWh)).toBeGreaterThanOrEqual(0);
  });

  test('row 47 Hager: never stops', async () => {
    const quirky = await start({ quirk: 'hager-never-stops' });
    await chargeOnce(quirky);
    await expectNothingLost(t, quirky);
    expect(await sessionsOf(t, quirky)).toHaveLength(1);
  });
});
