import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf, uid } from '#test/transactions.ts';
import { keepIdleTimes } from './idle-sessions.ts';
import { priceIdle } from './price-idle.ts';
import { reconcileSessions, type Trigger } from './reconcile-sessions.ts';
import type { UnmatchedStops } from './alert-unmatched-stops.ts';
import { createTariffCache } from '../tariff-cache.ts';
import { standardMeter } from '#test/standard-meter.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

/** What the reconciler does a while from now: charger and connector stay as they are. */
const pass = async (minutesFromNow: number, { quiet = false, failsFor = 0 } = {}) => {
  const errors: unknown[] = [];
  const triggers: Trigger[] = [];
  const silent: number[] = [];
  const stopped: number[] = [];
  const unknown: UnmatchedStops[] = [];
  const now = new Date(Date.now() + minutesFromNow * 60_000);
  await reconcileSessions({
    pool: t.db.pool,
    now: () => now,
    readTariffs: createTariffCache(t.db.pool),
    meterOf: standardMeter,
    isQuiet: () => quiet,
    async trigger(trigger) {
      triggers.push(trigger);
      await t.db.prisma.command.create({
        data: {
          accountId: trigger.accountId,
          chargePointId: trigger.chargePointId,
          connectorId: trigger.connectorId,
          action: 'TriggerMessage',
          params: { requestedMessage: trigger.message },
          requestedById: 'system',
          requestedByRole: 'system',
          requestedAt: now,
          deadlineAt: now,
        },
      });
    },
    async stop({ accountId, chargePointId, sessionId }) {
      stopped.push(sessionId);
      await t.kernel.sendCommand({
        accountId,
        chargePointId,
        requester: { personId: 'system', personName: '', role: 'system' },
        request: { action: 'RemoteStopTransaction', sessionId },
        reason: null,
      });
    },
    async onUnmatchedStops({ accountId, chargePointId, stops }, at) {
      unknown.push({ accountId, chargePointId, stops });
      await t.db.prisma.alert.create({
        data: { accountId, chargePointId, kind: 'unknown-stop', firstAt: at, lastAt: at },
      });
    },
    async onSilent({ id }) {
      if (id === failsFor) throw new Error('nobody can be told');
      silent.push(id);
    },
    onEnded: () => undefined,
    onFault: (error) => errors.push(error),
  });
  return { triggers, silent, stopped, unknown, errors };
};

/** A running session whose charger has been connected for long. */
const running = async () => {
  const opened = await tx.open();
  const { transactionId } = await tx.start(opened.cp, opened.card, { timestamp: minutesAgo(120) });
  await opened.cp.call('MeterValues', {
    connectorId: 1,
    transactionId,
    meterValue: [sample(minutesAgo(1), 9_000)],
  });
  await vi.waitFor(async () => expect((await tx.session(transactionId)).lastRegisterWh).toBe(9_000n), 10_000);
  await t.db.prisma.chargePoint.update({
    where: { id: opened.charger.id },
    data: { connectedSince: new Date(Date.now() - 86_400_000) },
  });
  return { ...opened, transactionId };
};

const mine = <T extends { chargePointId: string }>(all: readonly T[], { id }: { id: string }) =>
  all.filter(({ chargePointId }) => chargePointId === id);

test('a connector that is free without a stop ends its session after half an hour; the real stop still counts', async () => {
  const { cp, transactionId } = await running();
  await tx.status(cp, 'Available');
  await pass(25);
  expect((await tx.session(transactionId)).state).toBe('charging');
  await pass(32);
  expect(await tx.session(transactionId)).toMatchObject({
    state: 'completed',
    energyWh: 8_000n,
    anomalies: expect.arrayContaining(['presumed_end']),
    review: 'open',
  });
  await tx.stop(cp, transactionId, 9_500);
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 8_500n,
    anomalies: ['offline_start'],
    review: null,
  });
});

test('a free connector counts too at a charger whose clock is an hour slow', async () => {
  const { cp, charger, transactionId } = await running();
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { clockSkewSeconds: -3_600 } });
  await cp.call('StatusNotification', {
    connectorId: 1,
    status: 'Available',
    errorCode: 'NoError',
    timestamp: minutesAgo(60),
  });
  await pass(32);
  expect((await tx.session(transactionId)).state).toBe('completed');
});

test('a session that charges on is asked for meter values twice, then a person is told once', async () => {
  const { cp, charger, transactionId } = await running();
  await tx.status(cp, 'Charging');
  expect(mine((await pass(10)).triggers, charger)).toEqual([]);
  expect(mine((await pass(17)).triggers, charger)).toMatchObject([
    { connectorId: 1, message: 'MeterValues' },
  ]);
  expect(mine((await pass(19)).triggers, charger)).toEqual([]);
  expect(mine((await pass(24)).triggers, charger)).toHaveLength(1);
  const third = await pass(31);
  expect(mine(third.triggers, charger)).toEqual([]);
  expect(third.silent).toContain(transactionId);
  expect((await tx.session(transactionId)).state).toBe('charging');
});

test('what goes wrong with one session is reported and keeps no other from being looked after', async () => {
  const [failing, other] = [await running(), await running()];
  await tx.status(failing.cp, 'Charging');
  await tx.status(other.cp, 'Charging');
  const { silent, errors } = await pass(60, { quiet: true, failsFor: failing.transactionId });
  expect(silent).toContain(other.transactionId);
  expect(silent).not.toContain(failing.transactionId);
  expect(errors).toEqual([new Error('nobody can be told')]);
});

test('a charger that is set to quiet is never asked', async () => {
  const { cp, charger } = await running();
  await tx.status(cp, 'Charging');
  expect(mine((await pass(60, { quiet: true })).triggers, charger)).toEqual([]);
});

test('a charger that is offline for a day leaves its session stale, unbilled and waiting for its queue', async () => {
  const { cp, charger, transactionId } = await running();
  await cp.close();
  await t.db.prisma.chargePoint.update({
    where: { id: charger.id },
    data: { disconnectedAt: new Date(Date.now() - 60_000) },
  });
  await pass(23 * 60);
  expect((await tx.session(transactionId)).anomalies).not.toContain('stale');
  expect((await pass(25 * 60)).silent).toContain(transactionId);
  expect((await pass(26 * 60)).silent).not.toContain(transactionId);
  expect(await tx.session(transactionId)).toMatchObject({
    state: 'charging',
    anomalies: ['offline_start', 'stale'],
  });
  await tx.stop(await t.connect(charger), transactionId, 9_010);
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 8_010n, anomalies: ['offline_start'] });
});

test('a remote stop that was accepted but brings no stop ends with the status that is asked for', async () => {
  const { cp, charger, transactionId } = await running();
  await tx.status(cp, 'Charging');
  await t.db.prisma.command.create({
    data: {
      accountId: charger.accountId,
      chargePointId: charger.id,
      action: 'RemoteStopTransaction',
      params: { sessionId: transactionId },
      sessionId: transactionId,
      state: 'accepted',
      response: { status: 'Accepted' },
      requestedById: 'test',
      requestedByRole: 'owner',
      requestedAt: new Date(),
      answeredAt: new Date(),
      deadlineAt: new Date(),
    },
  });
  const asked = mine((await pass(1.5)).triggers, charger);
  expect(asked).toMatchObject([{ message: 'StatusNotification' }]);
  expect(mine((await pass(2)).triggers, charger)).toEqual([]);
  await tx.status(cp, 'Available');
  await pass(2.5);
  expect(await tx.session(transactionId)).toMatchObject({ state: 'completed', energyWh: 8_000n });
});

test('S9: a late session under a newer one ends where that began, once it is silent for a quarter', async () => {
  const { card, cp } = await tx.open();
  const newer = await tx.start(cp, card, { timestamp: minutesAgo(10), meterStart: 5_000 });
  const late = await tx.start(cp, card, { timestamp: minutesAgo(50), meterStart: 2_000 });
  expect(await tx.session(late.transactionId)).toMatchObject({ state: 'overlapping' });
  await pass(14);
  expect((await tx.session(late.transactionId)).state).toBe('overlapping');
  await pass(16);
  const ended = await tx.session(late.transactionId);
  expect(ended).toMatchObject({ state: 'completed', review: 'open' });
  expect(ended.endedAt).toEqual((await tx.session(newer.transactionId)).startedAt);
  expect(ended.anomalies).toContain('implicit_stop');
  expect((await tx.session(newer.transactionId)).state).toBe('charging');
});

test('two processes never reconcile at once', async () => {
  const { cp, charger } = await running();
  await tx.status(cp, 'Charging');
  const both = await Promise.all([pass(17), pass(17)]);
  expect(both.flatMap(({ triggers }) => mine(triggers, charger))).toHaveLength(1);
});

test('D27: a card that is blocked during its session is stopped by remote, once', async () => {
  const stops: number[] = [];
  const { card, charger, cp } = await tx.open(
    {},
    {
      RemoteStopTransaction({ transactionId }) {
        stops.push(transactionId);
        return { status: 'Accepted' };
      },
    },
  );
  const { id } = await t.whitelist(charger.accountId, card);
  const { transactionId } = await tx.start(cp, card);
  expect((await pass(0)).stopped).not.toContain(transactionId);
  await t.db.prisma.whitelistEntry.update({ where: { id }, data: { blockedAt: new Date() } });
  expect((await pass(0)).stopped).toContain(transactionId);
  await vi.waitFor(() => expect(stops).toEqual([transactionId]), 10_000);
  expect((await pass(1)).stopped).not.toContain(transactionId);
});

test('row 9 Wallbox: stops of sessions that never started are told once, when their starts had time to come', async () => {
  const { charger, cp } = await tx.open();
  for (const meterStop of [1_000, 2_000])
    await cp.call('StopTransaction', { transactionId: 0, meterStop, timestamp: minutesAgo(1) });
  expect(mine((await pass(14)).unknown, charger)).toEqual([]);
  expect(mine((await pass(16)).unknown, charger)).toMatchObject([{ stops: 2 }]);
  expect(mine((await pass(17)).unknown, charger)).toEqual([]);
});

const strange = (cp: ChargePointConnection, transactionId: number, values: ReturnType<typeof sample>) =>
  cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [values] });

test('row 8 Wallbox, row 30 EN+: meter values of a transaction that nobody started become a session that can be stopped', async () => {
  const stopped: number[] = [];
  const { charger, cp } = await tx.open(
    {},
    {
      RemoteStopTransaction({ transactionId }) {
        stopped.push(transactionId);
        return { status: 'Accepted' };
      },
    },
  );
  await strange(cp, 1_652_017_320, sample(minutesAgo(1), 7_000));
  await strange(cp, 1_652_017_320, sample(minutesAgo(0), 7_180));
  const [adopted, ...others] = await tx.sessionsOf(charger);
  expect(others).toEqual([]);
  expect(adopted).toMatchObject({
    state: 'charging',
    anomalies: ['adopted'],
    chargePointTransactionId: '1652017320',
    meterStartWh: 7_000n,
  });
  await t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'test', personName: 'Test', role: 'owner' },
    request: { action: 'RemoteStopTransaction', sessionId: adopted?.id ?? 0 },
    reason: null,
  });
  await vi.waitFor(() => expect(stopped).toEqual([1_652_017_320]), 10_000);
  await tx.stop(cp, 1_652_017_320, 7_200, minutesAgo(0));
  expect(await tx.sessionsOf(charger)).toMatchObject([
    {
      state: 'completed',
      energyWh: 200n,
      review: 'open',
      anomalies: ['adopted', 'matched_stop'],
    },
  ]);
});

test('the start of an adopted session takes its place, whatever came first', async () => {
  const { card, charger, cp } = await tx.open();
  await strange(cp, -16, sample(minutesAgo(1), 7_000));
  const { transactionId, idTagInfo } = await tx.start(cp, card, {
    timestamp: minutesAgo(3),
    meterStart: 6_500,
  });
  expect(idTagInfo.status).toBe('Accepted');
  await tx.stop(cp, transactionId, 7_500, minutesAgo(0));
  expect(await tx.sessionsOf(charger)).toMatchObject([
    { id: transactionId, idTag: card, meterStartWh: 6_500n, energyWh: 1_000n, anomalies: [], review: null },
  ]);
});

test('row 37 Etrel: negative ids of its own belong to the session of the connector, and name it at the stop', async () => {
  const { card, charger, cp } = await tx.open();
  const [, second] = [await tx.start(cp, card), await tx.start(cp, uid(), { connectorId: 2 })];
  await cp.call('MeterValues', {
    connectorId: 2,
    transactionId: -16,
    meterValue: [sample(minutesAgo(1), 1_100)],
  });
  await vi.waitFor(
    async () =>
      expect(await tx.session(second.transactionId)).toMatchObject({ chargePointTransactionId: '-16' }),
    10_000,
  );
  await tx.stop(cp, -16, 1_120);
  expect(await tx.session(second.transactionId)).toMatchObject({ state: 'completed', energyWh: 120n });
  expect(await tx.sessionsOf(charger)).toHaveLength(2);
});

test('row 39 Ocular: closing meter values after a stop adopt nothing', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card);
  await tx.stop(cp, transactionId, 1_400, minutesAgo(0.5));
  await strange(cp, 77, sample(minutesAgo(0), 1_402, 0));
  expect(await tx.sessionsOf(charger)).toHaveLength(1);
  expect((await tx.session(transactionId)).anomalies).toEqual([]);
});

test('row 42 Simpson & Partners: meter values that name the session before belong to the one that runs', async () => {
  const { card, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(20) });
  await tx.stop(cp, first.transactionId, 2_000, minutesAgo(10));
  const second = await tx.start(cp, card, { timestamp: minutesAgo(5), meterStart: 2_000 });
  await strange(cp, first.transactionId, sample(minutesAgo(1), 2_600));
  await vi.waitFor(async () => expect((await tx.session(second.transactionId)).energyWh).toBe(600n), 10_000);
  expect((await tx.session(first.transactionId)).energyWh).toBe(1_000n);
});

test('row 66: power that flows on after the stop alarms and holds the session back', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(20) });
  await tx.stop(cp, transactionId, 2_000, minutesAgo(3));
  expect((await tx.session(transactionId)).review).toBeNull();
  await strange(cp, transactionId, sample(minutesAgo(0), 2_900));
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 1_000n,
    anomalies: expect.arrayContaining(['charging_after_stop']),
    review: 'open',
  });
  await vi.waitFor(
    async () =>
      expect(await t.db.prisma.alert.findMany({ where: { chargePointId: charger.id } })).toMatchObject([
        { kind: 'charging-after-stop' },
      ]),
    10_000,
  );
});

test('D26: idle time counts while the car pauses after charging, also after the stop, until the cable is out', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(120) });
  const statusAt = (
    status: 'Charging' | 'SuspendedEV' | 'SuspendedEVSE' | 'Finishing' | 'Available',
    ago: number,
  ) =>
    cp.call('StatusNotification', {
      connectorId: 1,
      status,
      errorCode: 'NoError',
      timestamp: minutesAgo(ago),
    });
  await statusAt('Charging', 119);
  await statusAt('SuspendedEV', 60);
  await keepIdleTimes(t.db.pool, new Date());
  expect((await tx.session(transactionId)).idleSince).not.toBeNull();
  await statusAt('SuspendedEVSE', 50);
  await statusAt('SuspendedEV', 30);
  await tx.stop(cp, transactionId, 5_000, minutesAgo(20));
  await statusAt('Finishing', 20);
  await statusAt('Available', 5);
  await keepIdleTimes(t.db.pool, new Date());
  const { idleSeconds, idleSince } = await tx.session(transactionId);
  expect(Math.abs(idleSeconds - 35 * 60)).toBeLessThanOrEqual(2);
  expect(idleSince).toBeNull();
});

test('D26: idle time stops when the charger goes away, and its session is not looked at again until it is back', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(120) });
  const states = [
    ['Charging', 119],
    ['SuspendedEV', 60],
  ] as const;
  for (const [status, ago] of states)
    await cp.call('StatusNotification', {
      connectorId: 1,
      status,
      errorCode: 'NoError',
      timestamp: minutesAgo(ago),
    });
  await keepIdleTimes(t.db.pool, new Date(Date.now() - 30 * 60_000));
  const where = { id: charger.id };
  await t.db.prisma.chargePoint.update({ where, data: { disconnectedAt: new Date(minutesAgo(20)) } });
  for (const laterMs of [0, 86_400_000]) {
    await keepIdleTimes(t.db.pool, new Date(Date.now() + laterMs));
    const { idleSeconds, idleSince } = await tx.session(transactionId);
    expect(Math.abs(idleSeconds - 40 * 60)).toBeLessThanOrEqual(2);
    expect(idleSince).toBeNull();
  }
});

test('what idle time costs is added while it lasts, also after the stop', async () => {
  const { card, charger, cp } = await tx.open({ pricePerKwh: null });
  await t.db.prisma.tariffVersion.create({
    data: {
      accountId: charger.accountId,
      stationId: charger.stationId,
      components: [
        { kind: 'energy', pricePerKwh: '0.3000' },
        { kind: 'idle', pricePerHour: '6.0000', graceMinutes: 10 },
      ],
      vatBasis: 'incl',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      createdById: 'test',
    },
  });
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(120) });
  const tell = (status: 'Charging' | 'SuspendedEV' | 'Finishing' | 'Available', ago: number) =>
    cp.call('StatusNotification', {
      connectorId: 1,
      status,
      errorCode: 'NoError',
      timestamp: minutesAgo(ago),
    });
  await tell('Charging', 119);
  await tell('SuspendedEV', 60);
  await keepIdleTimes(t.db.pool, new Date(Date.now() - 42 * 60_000));
  await tx.stop(cp, transactionId, 11_000, minutesAgo(40));
  expect(await tx.session(transactionId)).toMatchObject({ idleUnpriced: true });
  // 10 kWh, and 8 of the 18 idle minutes that are known by then.
  expect(Number((await tx.session(transactionId)).amount)).toBeCloseTo(3.8, 1);
  await tell('Finishing', 40);
  await tell('Available', 20);
  const pricing = {
    pool: t.db.pool,
    readTariffs: createTariffCache(t.db.pool),
    meterOf: standardMeter,
  };
  await keepIdleTimes(t.db.pool, new Date());
  // A person decided meanwhile: what they saw stays.
  const decide = (review: string | null) =>
    t.db.prisma.session.update({ where: { id: transactionId }, data: { review } });
  await decide('accepted');
  expect(await priceIdle(pricing)).toEqual([]);
  expect(Number((await tx.session(transactionId)).amount)).toBeCloseTo(3.8, 1);
  await t.db.prisma.session.update({
    where: { id: transactionId },
    data: { review: null, idleUnpriced: true },
  });
  // Whatever changes a session while it is priced is not overwritten, and it is priced by the next pass.
  const readTariffs: typeof pricing.readTariffs = async (ids) => {
    await t.db.prisma.session.update({ where: { id: transactionId }, data: { stopReason: 'Other' } });
    return pricing.readTariffs(ids);
  };
  expect(await priceIdle({ ...pricing, readTariffs })).toEqual([]);
  expect(await tx.session(transactionId)).toMatchObject({ idleUnpriced: true });
  expect(await priceIdle(pricing)).toHaveLength(1);
  expect(await priceIdle(pricing)).toEqual([]);
  const { amount, priceLines } = await tx.session(transactionId);
  expect(Number(amount)).toBeCloseTo(6, 1);
  expect(priceLines).toMatchObject([
    { kind: 'energy', amount: '3.000000' },
    { kind: 'idle', pricePerHour: '6.0000' },
  ]);
});

/** As the clock of a charger shows it that is an hour ahead. */
const ahead = (minutes: number) => minutesAgo(-60 - minutes);

test('D25: a clock that is an hour ahead is told, and its times are corrected; what it wrote stays', async () => {
  const { card, charger, cp } = await tx.open();
  for (let message = 0; message < 5; message += 1) {
    await cp.call('StatusNotification', {
      connectorId: 1,
      status: 'Preparing',
      errorCode: 'NoError',
      timestamp: ahead(0),
    });
  }
  await vi.waitFor(async () => {
    const stored = await t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } });
    expect(Math.abs((stored.clockSkewSeconds ?? 0) - 3_600)).toBeLessThan(5);
    expect(await t.db.prisma.alert.findMany({ where: { chargePointId: charger.id } })).toMatchObject([
      { kind: 'clock', times: 1 },
    ]);
  }, 10_000);
  const timestamp = ahead(-10);
  const { transactionId } = await tx.start(cp, card, { timestamp });
  await strange(cp, transactionId, sample(ahead(-5), 1_200));
  await tx.stop(cp, transactionId, 1_400, ahead(-1));
  const stored = await tx.session(transactionId);
  expect(stored).toMatchObject({ startedAtRaw: timestamp, energyWh: 400n, review: null });
  expect(stored.anomalies).toEqual(['offline_start', 'clock_corrected']);
  expect(Math.abs(Date.now() - stored.startedAt.getTime() - 10 * 60_000)).toBeLessThan(5_000);
  expect(Math.abs(Date.now() - (stored.endedAt?.getTime() ?? 0) - 60_000)).toBeLessThan(5_000);
});

test('D25: a clock that was known before this process began is corrected from the first message on', async () => {
  const { card, charger, cp } = await tx.open();
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { clockSkewSeconds: 3_600 } });
  const { transactionId } = await tx.start(cp, card, { timestamp: ahead(-10) });
  await strange(cp, transactionId, sample(ahead(0), 1_200));
  await tx.stop(cp, transactionId, 1_400, ahead(-1));
  const stored = await tx.session(transactionId);
  expect(stored.anomalies).toEqual(['offline_start', 'clock_corrected']);
  expect(Math.abs(Date.now() - stored.startedAt.getTime() - 10 * 60_000)).toBeLessThan(5_000);
  expect(Math.abs(Date.now() - (stored.endedAt?.getTime() ?? 0) - 60_000)).toBeLessThan(5_000);
});

test('D25: meter values that waited in a queue say nothing of the clock', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(70) });
  for (const tenSeconds of [0, 1, 2, 3, 4, 5])
    await strange(cp, transactionId, sample(minutesAgo(60 - tenSeconds / 6), 1_000 + tenSeconds));
  await tx.stop(cp, transactionId, 1_400, minutesAgo(30));
  const stored = await tx.session(transactionId);
  expect(stored.anomalies).toEqual(['offline_start']);
  expect(Math.abs(Date.now() - (stored.endedAt?.getTime() ?? 0) - 30 * 60_000)).toBeLessThan(5_000);
  const { clockSkewSeconds } = await t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } });
  expect(clockSkewSeconds).toBeNull();
});
