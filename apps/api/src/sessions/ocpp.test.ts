import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const uid = () => randomBytes(7).toString('hex').toUpperCase();
const sample = (timestamp: string, wh: number) => ({
  timestamp,
  sampledValue: [
    { value: String(wh), measurand: 'Energy.Active.Import.Register' as const, unit: 'Wh' as const },
    { value: '11000', measurand: 'Power.Active.Import' as const, unit: 'W' as const },
  ],
});
const session = (id: number) => t.db.prisma.session.findUniqueOrThrow({ where: { id } });
const amountOf = async (id: number) => (await session(id)).amount.toFixed(6);

/** A connected charger and a card that it accepts. */
const open = async (given: Parameters<OcppApp['addCharger']>[0] = {}) => {
  const card = uid();
  await t.addCard(card);
  const charger = await t.addCharger(given);
  return { card, charger, cp: await t.connect(charger) };
};
const start = async (
  cp: ChargePointConnection,
  idTag: string,
  more: { meterStart?: number; timestamp?: string } = {},
) => {
  const request = { connectorId: 1, idTag, meterStart: 1_000, timestamp: at(4), ...more };
  return { request, answer: await cp.call('StartTransaction', request) };
};
const stop = (cp: ChargePointConnection, transactionId: number, meterStop: number, timestamp = at(1)) =>
  cp.call('StopTransaction', { transactionId, meterStop, timestamp });

describe('a session', () => {
  it('is started, metered, stopped and priced', async () => {
    const { card, charger, cp } = await open();
    const { answer } = await start(cp, card);
    const { transactionId, idTagInfo } = answer;
    expect(idTagInfo.status).toBe('Accepted');
    expect(await session(transactionId)).toMatchObject({
      state: 'charging',
      authorizationRule: 'guest',
      energyWh: 0n,
    });

    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [sample(at(3), 1_200)] });
    const [reading] = await t.db.prisma.meterReading.findMany({ where: { sessionId: transactionId } });
    expect(reading).toMatchObject({ energyWh: 1_200n, powerW: 11_000 });
    await vi.waitFor(
      async () => expect(await session(transactionId)).toMatchObject({ energyWh: 200n, powerW: 11_000 }),
      10_000,
    );
    expect(await amountOf(transactionId)).toBe('0.070000');

    await cp.call('StopTransaction', { transactionId, meterStop: 1_400, timestamp: at(2), reason: 'Remote' });
    expect(await session(transactionId)).toMatchObject({
      state: 'completed',
      energyWh: 400n,
      stopReason: 'Remote',
      powerW: null,
      anomalies: [],
    });
    expect(await amountOf(transactionId)).toBe('0.140000');
    const [day] = await t.db.prisma.sessionDay.findMany({ where: { stationId: charger.stationId } });
    expect(day).toMatchObject({ sessions: 1, energyWh: 400n });
  });

  it('keeps the rate of its start', async () => {
    const { card, charger, cp } = await open();
    const { answer } = await start(cp, card);
    await t.db.prisma.tariffVersion.updateMany({
      where: { stationId: charger.stationId },
      data: { validUntil: new Date() },
    });
    await t.publishRate(charger.accountId, charger.stationId, '0.9900', new Date(at(1)));
    await stop(cp, answer.transactionId, 2_000);
    expect(await amountOf(answer.transactionId)).toBe('0.350000');

    // A session that began before the new rate and is reported after it.
    const late = await start(cp, card, { meterStart: 2_000, timestamp: at(3) });
    await stop(cp, late.answer.transactionId, 3_000);
    expect(await amountOf(late.answer.transactionId)).toBe('0.350000');
    const next = await start(cp, card, { meterStart: 3_000, timestamp: at(0) });
    await stop(cp, next.answer.transactionId, 4_000, at(0));
    expect(await amountOf(next.answer.transactionId)).toBe('0.990000');
  });

  it('is not priced by a version that was planned and cancelled', async () => {
    const { card, charger, cp } = await open();
    const planned = await t.publishRate(charger.accountId, charger.stationId, '0.9900', new Date(at(5)), {
      cancelledAt: new Date(at(6)),
    });
    const { answer } = await start(cp, card);
    await stop(cp, answer.transactionId, 2_000);
    const { tariffVersionId } = await session(answer.transactionId);
    expect(tariffVersionId).not.toBe(planned.id);
    expect(await amountOf(answer.transactionId)).toBe('0.350000');
  });

  it('is priced by the time of day and by its hours, live as at the end, and its lines are stored', async () => {
    const { card, charger, cp } = await open({ pricePerKwh: null });
    const quarters = [0, 1, 2, 3].map((quarter) => `2026-06-01T20:${quarter * 15 || '00'}:00Z`);
    const [from = '', ...later] = quarters;
    await t.db.prisma.tariffVersion.create({
      data: {
        accountId: charger.accountId,
        stationId: charger.stationId,
        components: [
          {
            kind: 'energy',
            pricePerKwh: '0.2000',
            // 20:20 UTC is 22:20 in Amsterdam.
            window: { weekdays: [1], from: '22:20', until: '07:00' },
          },
          { kind: 'energy', pricePerKwh: '0.3000' },
          { kind: 'time', pricePerHour: '1.0000' },
          { kind: 'start', price: '0.5000' },
        ],
        vatBasis: 'incl',
        validFrom: new Date('2026-01-01T00:00:00Z'),
        createdById: 'test',
      },
    });
    const { answer } = await start(cp, card, { timestamp: from });
    const { transactionId } = answer;
    for (const [index, timestamp] of later.entries())
      await cp.call('MeterValues', {
        connectorId: 1,
        transactionId,
        meterValue: [{ timestamp, sampledValue: [{ value: String(1_000 + (index + 1) * 2_000) }] }],
      });
    await vi.waitFor(async () => expect(await amountOf(transactionId)).toBe('2.716700'), 10_000);
    expect((await session(transactionId)).priceLines).toMatchObject([
      { kind: 'energy', energyWh: 3_333, pricePerKwh: '0.2000', window: { from: '22:20' } },
      { kind: 'energy', energyWh: 2_667, pricePerKwh: '0.3000', window: null },
      { kind: 'time', seconds: 2_700, pricePerHour: '1.0000', amount: '0.750000' },
      { kind: 'start', amount: '0.500000' },
    ]);
    await stop(cp, transactionId, 7_000, '2026-06-01T20:45:00Z');
    expect(await amountOf(transactionId)).toBe('2.716700');
    expect(await session(transactionId)).toMatchObject({ vatBasis: 'incl', energyWh: 6_000n });

    // A late reading tells that more had been charged by 22:20; the energy is the same.
    const sampledValue = [{ value: '4500' }];
    const late = { timestamp: '2026-06-01T20:20:00Z', sampledValue };
    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [late] });
    expect(await amountOf(transactionId)).toBe('2.800000');
    expect(await session(transactionId)).toMatchObject({ energyWh: 6_000n });
  });

  it('of a whitelisted card is free and says why; whitelisted afterwards changes nothing', async () => {
    const { charger, cp } = await open();
    const [listed, later] = [uid(), uid()];
    await t.addCard(later);
    await t.whitelist(charger.accountId, listed, 'Company car');
    const free = await start(cp, listed, { timestamp: at(9) });
    await stop(cp, free.answer.transactionId, 2_000, at(8));
    const paid = await start(cp, later, { meterStart: 2_000 });
    await stop(cp, paid.answer.transactionId, 3_000);
    await t.whitelist(charger.accountId, later, 'Too late');

    expect(await session(free.answer.transactionId)).toMatchObject({
      freeRule: 'whitelist',
      whitelistDescription: 'Company car',
      authorizationRule: 'whitelist',
    });
    expect(await amountOf(free.answer.transactionId)).toBe('0.000000');
    expect(await amountOf(paid.answer.transactionId)).toBe('0.350000');
  });

  it('of a refused card gets its own id, is stored and flagged', async () => {
    const { cp, charger } = await open();
    const stranger = uid();
    const { answer } = await start(cp, stranger);
    expect(answer.idTagInfo.status).toBe('Invalid');
    expect(answer.transactionId).toBeGreaterThan(0);
    expect((await session(answer.transactionId)).anomalies).toContain('unauthorized');
    const taps = await t.db.prisma.authorization.findMany({ where: { chargePointId: charger.id } });
    expect(taps).toMatchObject([{ idTag: stranger, status: 'Invalid', rule: 'refused-unknown-card' }]);
  });

  it('without a rate costs nothing', async () => {
    const { card, cp } = await open({ pricePerKwh: null });
    const { answer } = await start(cp, card);
    await stop(cp, answer.transactionId, 9_000);
    expect(await session(answer.transactionId)).toMatchObject({
      energyWh: 8_000n,
      vatBasis: null,
      priceLines: [{ kind: 'no-tariff' }],
    });
    expect(await amountOf(answer.transactionId)).toBe('0.000000');
  });
});

describe('a start', () => {
  it('that is repeated under a new message id, also on a new socket, gets the same answer', async () => {
    const { card, charger, cp } = await open();
    const { request, answer } = await start(cp, card);
    const { transactionId } = answer;
    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [sample(at(3), 1_200)] });
    await vi.waitFor(
      async () => expect(await session(transactionId)).toMatchObject({ energyWh: 200n }),
      10_000,
    );
    await t.db.prisma.idToken.update({ where: { uid: card }, data: { blockedAt: new Date() } });
    expect(await cp.call('StartTransaction', request)).toEqual(answer);
    const again = await t.connect(charger);
    expect(await again.call('StartTransaction', request)).toEqual(answer);
    expect(await t.db.prisma.session.count({ where: { chargePointId: charger.id } })).toBe(1);
  });

  it('S2: that is repeated after its stop gets the same answer, and nothing is reopened', async () => {
    const { card, charger, cp } = await open();
    for (const timestamp of [at(4), at(180)]) {
      const { request, answer } = await start(cp, card, { timestamp });
      await stop(cp, answer.transactionId, 1_500);
      expect(await cp.call('StartTransaction', request)).toEqual(answer);
    }
    const sessions = await t.db.prisma.session.findMany({ where: { chargePointId: charger.id } });
    expect(sessions.map(({ state }) => state)).toEqual(['completed', 'completed']);
  });

  it('that equals a stopped one while the clock stands still is another session', async () => {
    const { card, cp } = await open();
    const { request, answer } = await start(cp, card, { timestamp: '2025-01-01T00:00:00Z' });
    await stop(cp, answer.transactionId, 1_500, request.timestamp);
    const second = await cp.call('StartTransaction', request);
    expect(second.transactionId).not.toBe(answer.transactionId);
    expect((await session(second.transactionId)).anomalies).toContain('stuck_clock');
    expect(await cp.call('StartTransaction', request)).toEqual(second);
  });

  it('closes an older session that is still open on the connector, priced', async () => {
    const { card, cp } = await open();
    const older = await start(cp, card, { timestamp: at(60) });
    const newer = await start(cp, card, { meterStart: 5_000 });
    expect(await session(older.answer.transactionId)).toMatchObject({ state: 'completed', energyWh: 4_000n });
    expect((await session(older.answer.transactionId)).anomalies).toContain('implicit_stop');
    expect(await amountOf(older.answer.transactionId)).toBe('1.400000');
    expect(newer.answer.idTagInfo.status).toBe('Accepted');

    await stop(cp, older.answer.transactionId, 4_000, at(5));
    expect(await session(older.answer.transactionId)).toMatchObject({
      energyWh: 3_000n,
      anomalies: ['offline_start'],
    });
  });

  it('with a card that charges elsewhere gets ConcurrentTx', async () => {
    const { card, charger, cp } = await open();
    const other = await t.connect(await t.addCharger({ accountId: charger.accountId }));
    await start(cp, card);
    expect((await start(other, card)).answer.idTagInfo.status).toBe('ConcurrentTx');
  });

  it('is answered after the commit, not before', async () => {
    const { card, cp } = await open();
    const holder = await t.db.pool.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE session IN EXCLUSIVE MODE');
    const answer = start(cp, card);
    expect(await Promise.race([answer, sleep(300, 'silence')])).toBe('silence');
    await holder.query('COMMIT');
    holder.release();
    expect((await answer).answer.idTagInfo.status).toBe('Accepted');
  });

  it.each([
    ['222222017-10-27T19:10:11Z', 'clock'],
    ['1970-01-01T00:00:00Z', 'clock'],
    ['2099-01-01T00:00:00Z', 'clock'],
    ['', 'clock'],
  ])('at %j starts now and is flagged', async (timestamp, anomaly) => {
    const { card, cp } = await open();
    const { answer } = await start(cp, card, { timestamp });
    const stored = await session(answer.transactionId);
    expect(stored.anomalies).toContain(anomaly);
    expect(Math.abs(stored.startedAt.getTime() - Date.now())).toBeLessThan(10_000);
    expect(stored.startedAtRaw).toBe(timestamp);
  });

  it('with NUL bytes and lone surrogates is stored', async () => {
    const { cp } = await open();
    const { answer } = await start(cp, 'AB\u0000C\uD800');
    expect((await session(answer.transactionId)).idTagRaw).toBe('AB\uFFFDC');
  });
});

describe('a stop', () => {
  it('that is repeated changes nothing; with other values it is kept as unmatched', async () => {
    const { card, charger, cp } = await open();
    const { answer } = await start(cp, card);
    const when = at(1);
    await stop(cp, answer.transactionId, 2_000, when);
    await stop(cp, answer.transactionId, 2_000, when);
    expect(await t.db.prisma.unmatchedStop.count({ where: { chargePointId: charger.id } })).toBe(0);
    await stop(cp, answer.transactionId, 2_500, when);
    expect(await session(answer.transactionId)).toMatchObject({ energyWh: 1_000n });
    expect((await session(answer.transactionId)).anomalies).toContain('conflicting_stop');
    const unmatchedStops = await t.db.prisma.unmatchedStop.findMany({ where: { chargePointId: charger.id } });
    expect(unmatchedStops).toMatchObject([{ reason: 'different-repeat', sessionId: answer.transactionId }]);
  });

  it('that is repeated after a person has moved its time is still a repeat', async () => {
    const { card, charger, cp } = await open();
    const { answer } = await start(cp, card);
    const [when, first, second] = [at(1), at(2), at(3)];
    const id = answer.transactionId;
    await stop(cp, id, 2_000, when);
    const decided = {
      sessionId: id,
      decision: 'accept',
      note: '',
      energyWhBefore: 1_000,
      energyWhAfter: 1_000,
    };
    const formerly = new Date(Date.now() - 60_000);
    for (const [decidedAt, before, after] of [
      [formerly, at(5), when],
      [new Date(), when, first],
      [new Date(), first, second],
    ] as const) {
      const moved = { before: { endedAt: before }, after: { endedAt: after } };
      await t.db.prisma.sessionReview.create({
        data: { ...decided, decidedById: 'somebody', decidedAt, times: moved },
      });
    }
    const times = { endedAt: second, review: 'accepted' };
    await t.db.prisma.session.update({ where: { id }, data: times });
    await stop(cp, id, 2_000, when);
    expect(await t.db.prisma.unmatchedStop.count({ where: { chargePointId: charger.id } })).toBe(0);
    expect(await session(id)).toMatchObject({ endedAt: new Date(second), review: 'accepted', anomalies: [] });
  });

  it('for a transaction of another charger is acknowledged and leaves it untouched', async () => {
    const victim = await open();
    const attacker = await open();
    const { answer } = await start(victim.cp, victim.card);
    const before = await session(answer.transactionId);
    expect(await stop(attacker.cp, answer.transactionId, 99_000)).toEqual({});
    await attacker.cp.call('MeterValues', {
      connectorId: 1,
      transactionId: answer.transactionId,
      meterValue: [sample(at(1), 99_000)],
    });
    await sleep(600);
    expect(await session(answer.transactionId)).toEqual(before);
    expect(await t.db.prisma.meterReading.count({ where: { sessionId: answer.transactionId } })).toBe(0);
    const unmatchedStops = await t.db.prisma.unmatchedStop.findMany({
      where: { chargePointId: attacker.charger.id },
    });
    expect(unmatchedStops).toMatchObject([{ reason: 'foreign-transaction' }]);
  });

  it.each([0, -1, 2_000_000_000])('for the unknown id %d ends the only session that fits', async (id) => {
    const { card, cp } = await open();
    const { answer } = await start(cp, card);
    expect(await stop(cp, id, 1_750)).toEqual({});
    const stored = await session(answer.transactionId);
    expect(stored).toMatchObject({ state: 'completed', energyWh: 750n });
    expect(stored.anomalies).toContain('matched_stop');
  });

  it('for nothing at all is kept and acknowledged', async () => {
    const { charger, cp } = await open();
    expect(await stop(cp, 0, 500)).toEqual({});
    const unmatchedStops = await t.db.prisma.unmatchedStop.findMany({ where: { chargePointId: charger.id } });
    expect(unmatchedStops).toMatchObject([{ reason: 'unknown-transaction' }]);
  });

  it('below the start is flagged and bills nothing', async () => {
    const { card, cp } = await open();
    const { answer } = await start(cp, card, { meterStart: 500_000 });
    await stop(cp, answer.transactionId, 400_000);
    expect((await session(answer.transactionId)).anomalies).toContain('meter_regression');
    expect(await amountOf(answer.transactionId)).toBe('0.000000');
  });

  it('brings its own readings', async () => {
    const { card, cp } = await open();
    const { answer } = await start(cp, card);
    await cp.call('StopTransaction', {
      transactionId: answer.transactionId,
      idTag: card,
      meterStop: 1_300,
      timestamp: at(1),
      transactionData: [sample(at(3), 1_100), sample(at(2), 1_200)],
    });
    expect(await t.db.prisma.meterReading.count({ where: { sessionId: answer.transactionId } })).toBe(2);
    expect(await session(answer.transactionId)).toMatchObject({ energyWh: 300n, stopIdTag: card });
  });
});

describe('meter values', () => {
  it('that come late to a corrected session in doubt leave no stale measurement to accept', async () => {
    const { card, cp } = await open();
    const { transactionId } = (await start(cp, card)).answer;
    await stop(cp, transactionId, 3_000);
    await t.db.prisma.session.update({
      where: { id: transactionId },
      data: { review: 'open', energyWh: 5n, measuredEnergyWh: 9_999n, anomalies: ['conflicting_stop'] },
    });
    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [sample(at(2), 2_000)] });
    await vi.waitFor(
      async () =>
        expect(await session(transactionId)).toMatchObject({ energyWh: 2_000n, measuredEnergyWh: null }),
      10_000,
    );
  });

  it('that are repeated are stored once', async () => {
    const { card, cp } = await open();
    const { transactionId } = (await start(cp, card)).answer;
    const request = { connectorId: 1, transactionId, meterValue: [sample(at(2), 1_100)] };
    await cp.call('MeterValues', request);
    await cp.call('MeterValues', request);
    expect(await t.db.prisma.meterReading.count({ where: { sessionId: transactionId } })).toBe(1);
  });

  it('without a transaction id belong to the session that runs on the connector', async () => {
    const { card, cp } = await open();
    const { transactionId } = (await start(cp, card)).answer;
    await cp.call('MeterValues', { connectorId: 1, meterValue: [sample(at(2), 1_100), sample(at(30), 900)] });
    const readings = await t.db.prisma.meterReading.findMany({ where: { sessionId: transactionId } });
    expect(readings).toMatchObject([{ energyWh: 1_100n }]);
  });

  it('of no session are kept with their connector', async () => {
    const { charger, cp } = await open();
    await cp.call('MeterValues', { connectorId: 2, transactionId: 0, meterValue: [sample(at(2), 1_100)] });
    const readings = await t.db.prisma.meterReading.findMany({ where: { chargePointId: charger.id } });
    expect(readings).toMatchObject([{ connectorId: 2, sessionId: null }]);
  });

  it('of many chargers at once are each priced for their own', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, () => open()));
    const ids = await Promise.all(
      opened.map(async ({ cp, card }) => (await start(cp, card)).answer.transactionId),
    );
    expect(new Set(ids).size).toBe(20);
    await Promise.all(
      opened.map(({ cp }, index) =>
        cp.call('MeterValues', {
          connectorId: 1,
          transactionId: ids[index] ?? 0,
          meterValue: [sample(at(2), 1_000 + index * 5)],
        }),
      ),
    );
    await Promise.all(opened.map(({ cp }, index) => stop(cp, ids[index] ?? 0, 1_000 + index * 10)));
    const stored = await Promise.all(ids.map(session));
    expect(stored.map(({ energyWh }) => Number(energyWh))).toEqual(ids.map((_, index) => index * 10));
    expect(stored.map(({ amount }) => amount.toFixed(6))).toEqual(
      ids.map((_, index) => (index * 0.0035).toFixed(6)),
    );
  });
});

describe('values that no meter has', () => {
  it('are stored, flagged, and keep nobody from charging', async () => {
    const { card, cp } = await open();
    const { transactionId } = (await start(cp, card)).answer;
    const absurd = [
      { value: '1e39', measurand: 'Current.Import' as const, phase: 'L1' as const },
      { value: '-1e300', measurand: 'Voltage' as const },
      { value: '1e200', measurand: 'Power.Active.Import' as const },
      { value: '999999999999', measurand: 'Energy.Active.Import.Register' as const },
    ];
    const meterValue = [{ timestamp: at(2), sampledValue: absurd }];
    expect(await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue })).toEqual({});
    expect(await stop(cp, transactionId, 999_999_999_999)).toEqual({});
    const stored = await session(transactionId);
    expect(stored).toMatchObject({
      state: 'completed',
      meterStopWh: 999_999_999_999n,
      energyWh: 0n,
      review: 'open',
    });
    expect(stored.anomalies).toContain('no_meter_data');
  });
});

describe('a transaction message that cannot be read', () => {
  it('is kept byte for byte and refused', async () => {
    const { charger, cp } = await open();
    cp.sendRaw('[2,"x1","StartTransaction","what"]');
    await vi.waitFor(async () => {
      const kept = await t.db.prisma.ocppQuarantine.findMany({ where: { chargePointId: charger.id } });
      expect(kept.map(({ raw }) => Buffer.from(raw).toString())).toEqual([
        '[2,"x1","StartTransaction","what"]',
      ]);
    }, 10_000);
  });
});
