import { alertKindSchema, type AlertKind } from '@laadpoort/contract/alerts';
import { NEW_CHARGER } from '@laadpoort/domain/load-management/managed-charger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession } from '#test/charging-data.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { asOwner } from '#test/test-database.ts';
import { moveUpdate } from '../../src/firmware/update-rows.ts';
import { manageStation } from '../../src/load-management/manage-station.ts';
import { securityEventHandler } from '../../src/security/security-events.ts';
import { createClocks } from '../../src/sessions/readings/clocks.ts';
import { decideUnmatchedReadings } from '../../src/sessions/readings/unmatched-readings.ts';
import { unmatchedReadingStatements } from '../../src/sessions/readings/unmatched-statements.ts';
import { reconcileSessions } from '../../src/sessions/upkeep/reconcile-sessions.ts';
import { watchTakeover } from '../../src/stations/connections/identity-conflicts.ts';
import { recordBoots } from '../../src/stations/record-boots.ts';
import { createTariffCache } from '../../src/sessions/tariff-cache.ts';
import { parseMeterReadings } from '@laadpoort/ocpp/parse/meter-reading';
import { parseTimestamp } from '@laadpoort/ocpp/parse/timestamp';
import type { ParsedBootNotification } from '@laadpoort/ocpp/parse/notification-requests';
import { sample } from '#test/transactions.ts';
import { commitAll } from '#platform/database/statements.ts';
import { standardMeter } from '../standard-meter.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
  await asOwner(
    t.db,
    `CREATE FUNCTION end_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`,
  );
});
afterAll(() => t.close());

/** Whatever would be stored from the first alert on is not stored, as if the process were killed there. */
const killedBeforeAlert = async (work: () => Promise<unknown>) => {
  await asOwner(
    t.db,
    `CREATE TRIGGER end_here BEFORE INSERT ON alert FOR EACH ROW EXECUTE FUNCTION end_here()`,
  );
  await work().catch(() => undefined);
  await asOwner(t.db, `DROP TRIGGER end_here ON alert`);
};

interface Case {
  /** Once, before. */
  readonly given?: (charger: TestCharger) => Promise<unknown>;
  readonly happens: (charger: TestCharger) => Promise<unknown>;
  /** What stays of it, besides the alert. */
  readonly state: (charger: TestCharger) => Promise<unknown>;
}

const SECOND_MS = 1_000;
const ago = (seconds: number) => new Date(Date.now() - seconds * SECOND_MS);
const entryOf = ({ id }: TestCharger) => {
  const entry = t.kernel.directory.findById(id);
  if (!entry) throw new Error('unknown charger');
  return entry;
};
const rowOf = ({ id }: TestCharger) => t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id } });
const sessionsOf = ({ id }: TestCharger) => t.db.prisma.session.findMany({ where: { chargePointId: id } });
const anomaliesOf = async (charger: TestCharger) => (await sessionsOf(charger)).map((s) => s.anomalies);
const boot = (charger: TestCharger, chargePointModel: string) =>
  recordBoots(t.db.ingestPool, [
    {
      chargePointId: charger.id,
      boot: {
        chargePointVendor: 'Alfen',
        chargePointModel,
        chargePointSerialNumber: null,
        chargeBoxSerialNumber: null,
        firmwareVersion: null,
      } as ParsedBootNotification,
      receivedAt: new Date(),
    },
  ]);
const sessionOf = ({ id: chargePointId, accountId, stationId }: TestCharger, endedAt?: Date) =>
  addSession(t.db, {
    accountId,
    stationId,
    chargePointId,
    startedAt: ago(90_000),
    ...(endedAt ? { endedAt } : {}),
  });

const CASES: Readonly<Partial<Record<AlertKind, Case>>> = {
  'hardware-changed': {
    given: (charger) => boot(charger, 'Eve'),
    happens: (charger) => boot(charger, 'Two'),
    state: async (charger) => (await rowOf(charger)).model,
  },
  'firmware-failed': {
    given: ({ id: chargePointId, accountId }) =>
      t.db.prisma.firmwareUpdate.create({
        data: {
          accountId,
          chargePointId,
          signed: false,
          state: 'downloading',
          retrieveAt: ago(60),
          requestedAt: ago(60),
          changedAt: ago(60),
          requestedById: 'test',
        },
      }),
    async happens({ id: chargePointId }) {
      const row = await t.db.prisma.firmwareUpdate.findFirstOrThrow({ where: { chargePointId } });
      await moveUpdate(t.db, row, { state: 'failed', report: 'DownloadFailed' }, new Date());
    },
    state: ({ id: chargePointId }) =>
      t.db.prisma.firmwareUpdate.findFirstOrThrow({ where: { chargePointId }, select: { state: true } }),
  },
  'security-event': {
    async happens(charger) {
      const { SecurityEventNotification: handle } = securityEventHandler(t.kernel);
      const context = { chargePoint: entryOf(charger), receivedAt: new Date() } as Parameters<
        typeof handle
      >[0];
      const timestamp = parseTimestamp(new Date().toISOString(), new Date(), 'UTC');
      await handle(context, { type: 'TamperDetectionActivated', techInfo: null, timestamp, deviations: [] });
    },
    state: ({ id: chargePointId }) => t.db.prisma.chargePointEvent.count({ where: { chargePointId } }),
  },
  'identity-conflict': {
    given: ({ id: chargePointId }) =>
      t.db.prisma.chargePointEvent.createMany({
        data: ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.2'].flatMap((address, index) => [
          {
            chargePointId,
            kind: 'connected',
            detail: { address },
            at: ago(9 - index),
            receivedAt: ago(9 - index),
          },
          {
            chargePointId,
            kind: 'disconnected',
            detail: { code: 4001 },
            at: ago(8 - index),
            receivedAt: ago(8 - index),
          },
        ]),
      }),
    happens: (charger) => watchTakeover(t.db.ingestPool, entryOf(charger), new Date(), () => undefined),
    state: async (charger) => (await rowOf(charger)).identityConflictAt !== null,
  },
  clock: {
    async happens({ id }) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const clock = await createClocks({ pool: t.db.ingestPool, onWrong: resolve, onFault: resolve })(id);
      for (const seconds of [5, 4, 3, 2, 1])
        clock.observe(parseTimestamp(ago(seconds - 120).toISOString(), ago(seconds), 'UTC'), ago(seconds));
      await promise;
    },
    state: async (charger) => (await rowOf(charger)).clockSkewSeconds !== null,
  },
  'charging-after-stop': {
    given: (charger) => sessionOf(charger, ago(600)),
    async happens(charger) {
      const { id: chargePointId, accountId, stationId } = charger;
      const [session] = await sessionsOf(charger);
      const at = new Date();
      const readings = parseMeterReadings([sample(at.toISOString(), 1_020_000)], at, []);
      const origin = { chargePointId, accountId, stationId, connectorId: 1, transactionId: session?.id ?? 0 };
      const item = { ...origin, transactionIdRaw: String(session?.id), readings, at, receivedAt: at };
      const decided = await decideUnmatchedReadings(t.db.ingestPool, [item]);
      const readTariffs = createTariffCache(t.db.pool);
      await commitAll(t.db.ingestPool, await unmatchedReadingStatements(decided, readTariffs));
    },
    state: anomaliesOf,
  },
  silent: {
    async given(charger) {
      await sessionOf(charger);
      const data = { connectedSince: ago(90_000), disconnectedAt: ago(25 * 3_600) };
      await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data });
    },
    happens: () =>
      reconcileSessions({
        pool: t.db.pool,
        now: () => new Date(),
        readTariffs: createTariffCache(t.db.pool),
        meterOf: standardMeter,
        isQuiet: () => true,
        trigger: () => Promise.resolve(),
        stop: () => Promise.resolve(),
        onUnmatchedStops: () => Promise.resolve(),
        onSilent: ({ account_id: accountId, charge_point_id: chargePointId }, at) =>
          t.kernel.raiseAlert({ accountId, chargePointId, kind: 'silent', detail: {}, at }),
        onEnded: () => undefined,
        onFault: () => undefined,
      }),
    state: anomaliesOf,
  },
  'limit-not-kept': {
    async given({ id: chargePointId, stationId }) {
      const memory = { ...NEW_CHARGER, refuses: true } as object;
      await t.db.prisma.loadLimit.create({ data: { chargePointId, fallbackA: 6, memory } });
      await t.db.prisma.gridConnection.create({
        data: {
          stationId,
          capacityA: 40,
          baseLoadA: 0,
          metered: false,
          changedById: 'test',
          changedAt: ago(60),
        },
      });
    },
    happens: ({ stationId }) =>
      manageStation({ ...t.kernel, isConnected: () => true }, stationId, { mayRaise: true }),
    state: async ({ id: chargePointId }) =>
      (await t.db.prisma.loadLimit.findUniqueOrThrow({ where: { chargePointId } })).reason === 'refuses',
  },
};

test.each(Object.entries(CASES))(
  'a process that is killed before the alert “%s” has stored nothing of what it is about',
  async (kind, { given, happens, state }) => {
    const charger = await t.addCharger();
    await given?.(charger);
    const before = await state(charger);
    await killedBeforeAlert(() => happens(charger));
    expect(await state(charger)).toEqual(before);
    await happens(charger);
    expect(await state(charger)).not.toEqual(before);
    const alerts = await t.db.prisma.alert.findMany({ where: { chargePointId: charger.id } });
    expect(alerts).toMatchObject([{ kind, accountId: charger.accountId, times: 1 }]);
  },
);

test('every other alert is about what a sweep finds again, or what the charger does again', () => {
  const others = alertKindSchema.options.filter((kind) => !(kind in CASES));
  expect(others).toEqual(['wrong-keys', 'unknown-stop', 'certificate-expires', 'foreign-protocol']);
});
