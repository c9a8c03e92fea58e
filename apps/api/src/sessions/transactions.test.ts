import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { asOwner } from '#test/test-database.ts';
import { minutesAgo, sample, transactionsOf, uid } from '#test/transactions.ts';
import { findUnmatchedStops } from './upkeep/alert-unmatched-stops.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const reserve = (
  charger: { id: string; accountId: string },
  idTag: string,
  more: { connectorId?: number; parentIdTag?: string } = {},
) =>
  t.db.prisma.reservation.create({
    data: {
      accountId: charger.accountId,
      chargePointId: charger.id,
      connectorId: 1,
      idTag,
      state: 'active',
      expiresAt: new Date(Date.now() + 3_600_000),
      requestedById: 'test',
      requestedAt: new Date(Date.now() - 600_000),
      ...more,
    },
  });

test('S2: the same start after its end gets its first answer and reopens nothing', async () => {
  const { card, charger, cp } = await tx.open();
  const { request, transactionId } = await tx.start(cp, card);
  await t.db.prisma.idToken.update({ where: { uid: card }, data: { blockedAt: new Date() } });
  await cp.call('StopTransaction', { transactionId: 0, meterStop: 1_500, timestamp: minutesAgo(1) });
  const again = await cp.call('StartTransaction', request);
  expect(again).toEqual({ transactionId, idTagInfo: { status: 'Accepted' } });
  expect(await tx.sessionsOf(charger)).toMatchObject([{ state: 'completed', energyWh: 500n }]);
});

test('S6: neither a session of the same connector nor one whose connector is free again holds the card', async () => {
  const { card, charger, cp } = await tx.open();
  await tx.start(cp, card, { timestamp: minutesAgo(30) });
  expect((await tx.start(cp, card, { timestamp: minutesAgo(20) })).idTagInfo.status).toBe('Accepted');
  await tx.status(cp, 'Available');
  const other = await t.addCharger({ accountId: charger.accountId });
  const elsewhere = await tx.start(await t.connect(other), card);
  expect(elsewhere.idTagInfo.status).toBe('Accepted');
});

test('S6: a session of a charger out of reach does not hold the card', async () => {
  const { card, charger, cp } = await tx.open();
  await tx.start(cp, card);
  await cp.close();
  await vi.waitFor(
    async () =>
      expect(
        (await t.db.prisma.chargePoint.findUniqueOrThrow({ where: { id: charger.id } })).disconnectedAt,
      ).not.toBeNull(),
    10_000,
  );
  const other = await t.addCharger({ accountId: charger.accountId });
  expect((await tx.start(await t.connect(other), card)).idTagInfo.status).toBe('Accepted');
});

test('S7: a start of four hours ago is accepted and rated at its own time', async () => {
  const { card, cp } = await tx.open();
  const { transactionId, idTagInfo } = await tx.start(cp, card, { timestamp: minutesAgo(240) });
  expect(idTagInfo.status).toBe('Accepted');
  const stored = await tx.session(transactionId);
  expect(stored.anomalies).toEqual(['offline_start']);
  expect(Date.now() - stored.startedAt.getTime()).toBeGreaterThan(239 * 60_000);
  expect(Date.now() - stored.startReceivedAt.getTime()).toBeLessThan(60_000);
});

test('S8: a second start on a connector never leaves two running sessions; a late stop corrects the first', async () => {
  const { card, charger, cp } = await tx.open();
  const first = await tx.start(cp, card, { timestamp: minutesAgo(40) });
  await tx.start(cp, card, { timestamp: minutesAgo(20), meterStart: 5_000 });
  expect(await tx.sessionsOf(charger)).toMatchObject([
    { state: 'completed', anomalies: expect.arrayContaining(['implicit_stop']), review: 'open' },
    { state: 'charging' },
  ]);
  await tx.stop(cp, first.transactionId, 4_000, minutesAgo(25));
  expect(await tx.session(first.transactionId)).toMatchObject({
    energyWh: 3_000n,
    anomalies: ['offline_start'],
    review: null,
  });
});

test.each(['S8', 'S9'])(
  '%s: a stop after the start of the next session there is not billed unseen',
  async (row) => {
    const { card, cp } = await tx.open();
    const older = () => tx.start(cp, card, { timestamp: minutesAgo(60) });
    const newer = () => tx.start(cp, card, { timestamp: minutesAgo(30), meterStart: 3_000 });
    const first = row === 'S8' ? await older() : null;
    const second = await newer();
    const { transactionId } = first ?? (await older());
    await tx.stop(cp, transactionId, 9_000, minutesAgo(5));
    await tx.stop(cp, second.transactionId, 9_000, minutesAgo(4));
    const stored = await tx.session(transactionId);
    expect(stored).toMatchObject({ energyWh: 8_000n, review: 'open' });
    expect(stored.anomalies).toContain('overlaps_next');
  },
);

test('S10: a start with its reservation uses it, also by the group of the card', async () => {
  const { card, charger, cp } = await tx.open();
  const { id: reservationId } = await reserve(charger, card);
  const { transactionId } = await tx.start(cp, card, { reservationId });
  expect(await tx.session(transactionId)).toMatchObject({ reservationId, anomalies: [] });
});

test('S10: a reservation for another card is flagged, and nothing is refused', async () => {
  const { card, charger, cp } = await tx.open();
  const { id: reservationId } = await reserve(charger, uid());
  const { transactionId, idTagInfo } = await tx.start(cp, card, { reservationId });
  expect(idTagInfo.status).toBe('Accepted');
  expect(await tx.session(transactionId)).toMatchObject({
    reservationId,
    anomalies: ['reservation_mismatch'],
  });
});

test('S10: absurd reservation ids keep nobody from charging', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { reservationId: 2 ** 52 });
  expect(await tx.session(transactionId)).toMatchObject({ reservationId: null, anomalies: [] });
});

test('S11: the session that a remote start asked for is linked to it', async () => {
  const { card, charger, cp } = await tx.open({}, { RemoteStartTransaction: () => ({ status: 'Accepted' }) });
  const command = await t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'test', personName: 'Test', role: 'owner' },
    request: { action: 'RemoteStartTransaction', connectorId: 1, idTag: card },
    reason: null,
  });
  await vi.waitFor(
    async () =>
      expect(await t.db.prisma.command.findFirst({ where: { chargePointId: charger.id } })).toMatchObject({
        state: 'accepted',
      }),
    10_000,
  );
  const elsewhere = await tx.start(cp, card, { connectorId: 2, timestamp: new Date().toISOString() });
  const asked = await tx.start(cp, card, { timestamp: new Date().toISOString() });
  expect((await tx.session(elsewhere.transactionId)).remoteStartId).toBeNull();
  expect(await tx.session(asked.transactionId)).toMatchObject({
    remoteStartId: (command as { id: string }).id,
  });
});

test('W7: a second transaction is never accepted silently', async () => {
  const { card, charger, cp } = await tx.open();
  await tx.start(cp, card);
  const sameConnector = await tx.start(cp, card, { timestamp: minutesAgo(3) });
  expect(sameConnector.idTagInfo.status).toBe('Accepted');
  const otherConnector = await tx.start(cp, card, { connectorId: 2, timestamp: minutesAgo(2) });
  expect(otherConnector.idTagInfo.status).toBe('ConcurrentTx');
  expect(await tx.sessionsOf(charger)).toMatchObject([
    { state: 'completed', anomalies: expect.arrayContaining(['implicit_stop']) },
    { state: 'charging', anomalies: [] },
    { state: 'charging', anomalies: ['unauthorized'] },
  ]);
  const second = t.db.prisma.session.updateMany({
    where: { chargePointId: charger.id, state: 'completed' },
    data: { state: 'charging', endedAt: null },
  });
  await expect(second).rejects.toThrow('Unique constraint');
});

test('S12: a connector that nobody knows charges and is flagged', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { connectorId: 7 });
  expect((await tx.session(transactionId)).anomalies).toContain('unknown_connector');
});

test('S14: a charge point that is still being taken in gets an id and Invalid; its data is kept', async () => {
  const { card, charger, cp } = await tx.open();
  // Its log-in with a key makes it accepted, a moment after it is connected.
  await vi.waitFor(
    async () =>
      expect(await t.db.prisma.chargePoint.findUnique({ where: { id: charger.id } })).toMatchObject({
        provenSecurityProfile: 1,
      }),
    10_000,
  );
  await asOwner(t.db, 'ALTER TABLE charge_point DISABLE TRIGGER charge_point_updated');
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { registration: 'pending' } });
  await asOwner(t.db, 'ALTER TABLE charge_point ENABLE TRIGGER charge_point_updated');
  const { transactionId, idTagInfo } = await tx.start(cp, card);
  expect(idTagInfo.status).toBe('Invalid');
  await tx.stop(cp, transactionId, 1_400);
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 400n,
    authorizationRule: 'refused-out-of-service',
    anomalies: ['unauthorized'],
  });
});

test('P11: the stop that a remote stop asked for fulfils it', async () => {
  const { card, charger, cp } = await tx.open({}, { RemoteStopTransaction: () => ({ status: 'Accepted' }) });
  const { transactionId } = await tx.start(cp, card);
  await t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester: { personId: 'test', personName: 'Test', role: 'owner' },
    request: { action: 'RemoteStopTransaction', sessionId: transactionId },
    reason: null,
  });
  const command = () => t.db.prisma.command.findFirst({ where: { chargePointId: charger.id } });
  await vi.waitFor(async () => expect(await command()).toMatchObject({ state: 'accepted' }), 10_000);
  await tx.stop(cp, transactionId, 1_400);
  await vi.waitFor(async () => expect(await command()).toMatchObject({ state: 'done' }), 10_000);
});

test('P12: a stop leaves the status alone', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card);
  await tx.status(cp, 'Charging');
  await tx.stop(cp, transactionId, 1_400);
  const connectors = await t.db.prisma.connector.findMany({ where: { chargePointId: charger.id } });
  expect(connectors.find(({ connectorId }) => connectorId === 1)).toMatchObject({ ocppStatus: 'Charging' });
});

test('P5: the transaction of another charger is acknowledged, kept as unmatched and untouched', async () => {
  const [a, b] = [await tx.open(), await tx.open()];
  const { transactionId } = await tx.start(a.cp, a.card);
  const before = await tx.session(transactionId);
  expect(await tx.stop(b.cp, transactionId, 99_000)).toEqual({});
  expect(await tx.session(transactionId)).toEqual(before);
  expect(await tx.unmatchedStops(b.charger)).toMatchObject([
    { reason: 'foreign-transaction', sessionId: null },
  ]);
  expect(await tx.unmatchedStops(a.charger)).toEqual([]);
});

test('P5: an id of its own that is another charger’s session ends the only session that fits, for a person to see', async () => {
  const [a, b] = [await tx.open(), await tx.open()];
  const { transactionId: foreignId } = await tx.start(a.cp, a.card);
  const { transactionId } = await tx.start(b.cp, b.card);
  const before = await tx.session(foreignId);
  expect(await tx.stop(b.cp, foreignId, 1_400)).toEqual({});
  expect(await tx.session(foreignId)).toEqual(before);
  const ended = {
    state: 'completed',
    review: 'open',
    anomalies: expect.arrayContaining(['foreign_stop_id']),
  };
  expect(await tx.session(transactionId)).toMatchObject(ended);
  expect(await tx.unmatchedStops(b.charger)).toEqual([]);
});

test('W8: a stop register below the start is confirmed, bills nothing and waits for a person', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { meterStart: 500_000 });
  expect(await tx.stop(cp, transactionId, 1_000)).toEqual({});
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 0n,
    anomalies: expect.arrayContaining(['meter_regression']),
    review: 'open',
  });
});

test('P8: a card of the same group may stop the session; the group is told in every answer', async () => {
  const { card, charger, cp } = await tx.open();
  const [colleague, stranger] = [uid(), uid()];
  for (const [number, group] of [
    [card, 'FLEET'],
    [colleague, 'FLEET'],
    [stranger, null],
  ] as const) {
    await t.whitelist(charger.accountId, number);
    await t.db.prisma.whitelistEntry.updateMany({ where: { uid: number }, data: { parentIdTag: group } });
  }
  const fleet = { status: 'Accepted', parentIdTag: 'FLEET' };
  expect(await cp.call('Authorize', { idTag: card })).toEqual({ idTagInfo: fleet });
  const { request, transactionId, idTagInfo } = await tx.start(cp, card);
  expect(idTagInfo).toEqual(fleet);
  expect((await cp.call('StartTransaction', request)).idTagInfo).toEqual(fleet);
  const answer = await cp.call('StopTransaction', {
    transactionId,
    idTag: colleague,
    meterStop: 1_500,
    timestamp: minutesAgo(1),
  });
  expect(answer).toEqual({ idTagInfo: fleet });
  expect(await tx.session(transactionId)).toMatchObject({
    parentIdTag: 'FLEET',
    anomalies: [],
    review: null,
  });

  const second = await tx.start(cp, card, { timestamp: minutesAgo(0.9), meterStart: 1_500 });
  await cp.call('StopTransaction', {
    transactionId: second.transactionId,
    idTag: stranger,
    meterStop: 1_700,
    timestamp: minutesAgo(0),
  });
  expect(await tx.session(second.transactionId)).toMatchObject({
    anomalies: expect.arrayContaining(['stop_tag_differs']),
    review: 'open',
  });
});

test('D27: a charge point forgets a card when its entry ends; one that expired meanwhile keeps its session', async () => {
  const { card, charger, cp } = await tx.open();
  await t.whitelist(charger.accountId, card);
  const validUntil = new Date(Date.now() + 60_000);
  await t.db.prisma.whitelistEntry.updateMany({ where: { uid: card }, data: { validUntil } });
  const { transactionId, idTagInfo } = await tx.start(cp, card);
  expect(idTagInfo).toEqual({ status: 'Accepted', expiryDate: validUntil.toISOString() });
  await t.db.prisma.whitelistEntry.updateMany({
    where: { uid: card },
    data: { validUntil: new Date(Date.now() - 1_000) },
  });
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [sample(minutesAgo(2), 1_100)] });
  expect(await tx.session(transactionId)).toMatchObject({ state: 'charging', freeRule: 'whitelist' });
});

test('P10: the registers of the transaction data count where the stop has none; signed data is kept to the letter', async () => {
  const { card, cp } = await tx.open();
  // The samples are those of the start and the stop, to the millisecond.
  const [startedAt, stoppedAt] = [minutesAgo(30), minutesAgo(1)];
  const { transactionId } = await tx.start(cp, card, { meterStart: 1_000, timestamp: startedAt });
  const ocmf = 'OCMF|{"FV":"1.0","RD":[{"RV":1234.5}]}|{"SA":"ECDSA","SD":"3045\n02"}';
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: -1,
    timestamp: stoppedAt,
    transactionData: [
      { timestamp: startedAt, sampledValue: [{ value: '1000', context: 'Transaction.Begin' }] },
      {
        timestamp: stoppedAt,
        sampledValue: [
          { value: '4.25', unit: 'kWh', context: 'Transaction.End' },
          { value: ocmf, format: 'SignedData', context: 'Transaction.End' },
        ],
      },
    ],
  });
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 3_250n, review: null });
  const readings = await t.db.prisma.meterReading.findMany({ where: { sessionId: transactionId } });
  expect(readings.map(({ otherSamples }) => otherSamples)).toContainEqual([ocmf]);
});

test('D20: the same start on two sockets and in two calls at once is one session', async () => {
  const { card, charger, cp } = await tx.open();
  const request = { connectorId: 1, idTag: card, meterStart: 1_000, timestamp: minutesAgo(4) };
  const second = t.connect(charger);
  const answers = await Promise.allSettled([
    cp.call('StartTransaction', request),
    second.then((socket) => socket.call('StartTransaction', request)),
  ]);
  const ids = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? [answer.value.transactionId] : [],
  );
  expect(new Set(ids).size).toBe(1);
  expect(await tx.sessionsOf(charger)).toHaveLength(1);
});

test('D21: start and stop sent back to back keep their order', async () => {
  const { card, charger, cp } = await tx.open();
  const timestamp = minutesAgo(4);
  const started = cp.call('StartTransaction', { connectorId: 1, idTag: card, meterStart: 1_000, timestamp });
  const stopped = cp.call('StopTransaction', {
    transactionId: 0,
    meterStop: 1_400,
    timestamp: minutesAgo(1),
  });
  await Promise.all([started, stopped]);
  expect(await tx.sessionsOf(charger)).toMatchObject([{ state: 'completed', energyWh: 400n }]);
  expect(await tx.unmatchedStops(charger)).toEqual([]);
});

test('D22: a stop that comes before its start is kept, and ends the session when its start arrives', async () => {
  const { card, charger, cp } = await tx.open();
  await cp.call('StopTransaction', {
    transactionId: -1,
    idTag: card,
    meterStop: 3_000,
    timestamp: minutesAgo(30),
    reason: 'EVDisconnected',
  });
  const [unmatchedStop] = await tx.unmatchedStops(charger);
  expect(unmatchedStop).toMatchObject({ reason: 'unknown-transaction', sessionId: null });
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(90) });
  expect(await tx.session(transactionId)).toMatchObject({
    state: 'completed',
    energyWh: 2_000n,
    stopReason: 'EVDisconnected',
    anomalies: ['offline_start', 'matched_stop'],
  });
  expect(await tx.unmatchedStops(charger)).toMatchObject([{ sessionId: transactionId }]);
  // A start of today has nothing to do with it.
  const next = await tx.start(cp, card, { timestamp: minutesAgo(1), meterStart: 3_000 });
  expect((await tx.session(next.transactionId)).state).toBe('charging');
});

test('D22: a kept stop counts in the time zone of its station, with the readings that it brought', async () => {
  const card = uid();
  await t.addCard(card);
  const charger = await t.addCharger();
  const quirks = { zonelessTime: 'station' } as const;
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { quirkOverrides: quirks } });
  await t.kernel.directory.refresh(charger.id);
  const cp = await t.connect(charger);
  const stoppedAt = new Date(`${minutesAgo(30).slice(0, 19)}Z`);
  const local = (minutesBefore: number) =>
    new Date(stoppedAt.getTime() - minutesBefore * 60_000)
      .toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' })
      .replace(' ', 'T');
  const transactionData = [sample(local(30), 2_000), sample(local(1), 2_900)];
  const kept = { transactionId: -1, idTag: card, meterStop: 3_000, timestamp: local(0), transactionData };
  await cp.call('StopTransaction', kept);
  await cp.call('StopTransaction', kept);
  const { transactionId } = await tx.start(cp, card, { timestamp: local(60) });
  expect(await tx.session(transactionId)).toMatchObject({
    state: 'completed',
    energyWh: 2_000n,
    endedAt: stoppedAt,
  });
  expect(await tx.unmatchedStops(charger)).toMatchObject([{ sessionId: transactionId }]);
  const readings = await t.db.prisma.meterReading.findMany({ where: { chargePointId: charger.id } });
  expect(readings).toMatchObject([
    { connectorId: 1, sessionId: transactionId },
    { connectorId: 1, sessionId: transactionId },
  ]);
});

test('D28: meter values of ended, foreign and no sessions change no other session', async () => {
  const [a, b] = [await tx.open(), await tx.open()];
  const ended = await tx.start(a.cp, a.card);
  await tx.stop(a.cp, ended.transactionId, 1_400, minutesAgo(2));
  const before = await tx.session(ended.transactionId);
  const at = new Date().toISOString();
  for (const cp of [a.cp, b.cp]) {
    const meterValue = [sample(at, 1_405, 0)];
    expect(
      await cp.call('MeterValues', { connectorId: 1, transactionId: ended.transactionId, meterValue }),
    ).toEqual({});
    expect(await cp.call('MeterValues', { connectorId: 0, meterValue })).toEqual({});
  }
  expect(await tx.session(ended.transactionId)).toEqual(before);
  expect(await tx.sessionsOf(b.charger)).toEqual([]);
});

test('W14: a start whose answer was lost and that is sent again on a new connection stays one session', async () => {
  const { card, charger, cp } = await tx.open();
  const { request, transactionId } = await tx.start(cp, card);
  cp.terminate();
  const back = await t.connect(charger);
  for (let copy = 0; copy < 3; copy += 1) {
    expect((await back.call('StartTransaction', request)).transactionId).toBe(transactionId);
  }
  await tx.stop(back, transactionId, 1_400);
  expect(await tx.sessionsOf(charger)).toMatchObject([{ energyWh: 400n, anomalies: [] }]);
});

test('P2: the repeat of a stop that was matched is known, and tells nobody of a lost session', async () => {
  const { card, charger, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
  const stop = { transactionId: 0, idTag: card, meterStop: 5_000, timestamp: minutesAgo(10) };
  for (let time = 0; time < 3; time += 1) await cp.call('StopTransaction', stop);
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_000n, review: null });
  expect(await tx.unmatchedStops(charger)).toMatchObject([{ sessionId: transactionId }]);
  const later = new Date(Date.now() + 30 * 60_000);
  const told = (await findUnmatchedStops(t.db.pool, later)).map(({ chargePointId }) => chargePointId);
  expect(told).not.toContain(charger.id);
});
