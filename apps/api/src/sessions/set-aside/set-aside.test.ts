import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf } from '#test/transactions.ts';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import { commitAll } from '#platform/database/statements.ts';
import { setReadingsAside } from './set-aside-readings.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000 });

type Send = (cp: ChargePointConnection, card: string) => Promise<unknown>;

const start =
  (connectorId: number, meterStart: number, minutes: number): Send =>
  (cp, idTag) =>
    cp.call('StartTransaction', { connectorId, idTag, meterStart, timestamp: minutesAgo(minutes) });

const values =
  (connectorId: number, transactionId: number, registerWh: number, minutes: number): Send =>
  (cp) =>
    cp.call('MeterValues', {
      connectorId,
      transactionId,
      meterValue: [sample(minutesAgo(minutes), registerWh)],
    });

const stop =
  (transactionId: number, meterStop: number, minutes: number): Send =>
  (cp, idTag) =>
    cp.call('StopTransaction', { transactionId, idTag, meterStop, timestamp: minutesAgo(minutes) });

const play = async (...messages: Send[]): Promise<TestCharger> => {
  const { card, charger, cp } = await tx.open();
  for (const send of messages) await send(cp, card);
  return charger;
};

const ends = async (charger: TestCharger) =>
  (await tx.sessionsOf(charger))
    .toSorted((a, b) => a.connectorId - b.connectorId)
    .map(({ connectorId, state, energyWh, meterStopWh, review }) => ({
      connectorId,
      state,
      energyWh,
      meterStopWh,
      review,
    }));

const ended = (connectorId: number, energyWh: bigint, meterStopWh: bigint, review: string | null = null) => ({
  connectorId,
  state: 'completed',
  energyWh,
  meterStopWh,
  review,
});

const starts = [start(1, 1_000, 180), start(2, 800, 175)];
const readings = [values(1, -1, 3_000, 150), values(2, -2, 1_700, 150)];
const stops = [stop(-1, 5_000, 120), stop(-2, 2_600, 130)];

test.each([
  ['as they happened', [...starts, ...readings, ...stops]],
  ['the stops the other way round', [...starts, ...readings, ...stops.toReversed()]],
  ['one connector after the other', [starts[1], readings[1], starts[0], stops[1], readings[0], stops[0]]],
] as [string, Send[]][])(
  'the offline stops of two connectors end their own sessions, by the ids of the meter values: %s',
  async (_, messages) => {
    const charger = await play(...messages);
    expect(await ends(charger)).toEqual([ended(1, 4_000n, 5_000n), ended(2, 1_800n, 2_600n)]);
    expect(await tx.unmatchedStops(charger)).toEqual([]);
  },
);

test.each([
  ['in order', [...starts, ...stops]],
  ['the other way round', [...starts.toReversed(), ...stops.toReversed()]],
] as [string, Send[]][])(
  'two stops that fit both sessions are proposed for a person to confirm: %s',
  async (_, messages) => {
    const charger = await play(...messages);
    expect(await ends(charger)).toEqual([ended(1, 4_000n, 5_000n, 'open'), ended(2, 1_800n, 2_600n, 'open')]);
    for (const { anomalies } of await tx.sessionsOf(charger)) expect(anomalies).toContain('proposed_stop');
  },
);

test('a stop that fitted two sessions ends the one that is left when the other ends', async () => {
  const { card, charger, cp } = await tx.open();
  const first = await tx.start(cp, card, { meterStart: 1_000, timestamp: minutesAgo(180) });
  await start(2, 800, 175)(cp, card);
  await stop(-9, 2_600, 120)(cp, card);
  expect(await ends(charger)).toMatchObject([{ state: 'charging' }, { state: 'charging' }]);
  await tx.stop(cp, first.transactionId, 5_000, minutesAgo(110));
  await soon(async () =>
    expect(await ends(charger)).toEqual([ended(1, 4_000n, 5_000n), ended(2, 1_800n, 2_600n)]),
  );
});

test('a stop of one of two sessions ends the one whose connector charges no more', async () => {
  const { card, charger, cp } = await tx.open();
  for (const send of [...starts, stop(-9, 2_600, 120)]) await send(cp, card);
  await tx.status(cp, 'Charging', 1);
  await tx.status(cp, 'Available', 2);
  await soon(async () =>
    expect(await ends(charger)).toMatchObject([{ state: 'charging' }, ended(2, 1_800n, 2_600n)]),
  );
});

test('readings of a transaction that nobody started wait for its start, and give it their id', async () => {
  const charger = await play(
    start(1, 1_000, 180),
    values(2, -2, 1_700, 150),
    stop(-2, 2_600, 130),
    start(2, 800, 175),
    stop(-1, 5_000, 120),
  );
  expect(await ends(charger)).toEqual([ended(1, 4_000n, 5_000n), ended(2, 1_800n, 2_600n)]);
  const kept = await t.db.prisma.setAsideReadings.findMany({ where: { chargePointId: charger.id } });
  const [, second] = await tx.sessionsOf(charger);
  expect(kept).toMatchObject([{ transactionId: '-2', readings: 1, sessionId: second?.id }]);
  expect(second).toMatchObject({ chargePointTransactionId: '-2' });
  expect(await t.db.prisma.meterReading.findMany({ where: { chargePointId: charger.id } })).toMatchObject([
    { connectorId: 2, sessionId: second?.id },
  ]);
});

test('readings of one transaction that come together wait as one row, from first to last', async () => {
  const charger = await t.addCharger();
  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * 60_000);
  const item = (transactionIdRaw: string, minutes: number, registers: (bigint | null)[]) => ({
    chargePointId: charger.id,
    accountId: charger.accountId,
    stationId: charger.stationId,
    connectorId: 1,
    transactionId: null,
    transactionIdRaw,
    readings: registers.map((energyWh, index) => ({ at: ago(minutes - index), energyWh }) as MeterReading),
    at: ago(minutes - registers.length + 1),
    receivedAt: new Date(),
  });
  const items = [item('-1', 30, [2_000n, null]), item('-1', 40, [1_000n]), item('-2', 30, [null])];
  const kept = () =>
    t.db.prisma.setAsideReadings.findMany({
      where: { chargePointId: charger.id },
      orderBy: { transactionId: 'asc' },
    });
  await commitAll(t.db.pool, setReadingsAside(items));
  expect(await kept()).toMatchObject([
    { transactionId: '-1', readings: 3, firstAt: items[1]?.at, lastAt: items[0]?.at, lastRegisterWh: 2_000n },
    { transactionId: '-2', readings: 1, lastRegisterWh: null },
  ]);
  await commitAll(t.db.pool, setReadingsAside([item('-1', 20, [3_000n])]));
  expect(await kept()).toMatchObject([{ readings: 4, lastRegisterWh: 3_000n }, { readings: 1 }]);
});

test('a guess that turns out to be wrong moves to its own session, with the readings that came with it', async () => {
  const transactionData = [sample(minutesAgo(140), 2_000)];
  const charger = await play(
    start(1, 1_000, 180),
    (cp, idTag) =>
      cp.call('StopTransaction', {
        transactionId: -2,
        idTag,
        meterStop: 2_600,
        timestamp: minutesAgo(130),
        transactionData,
      }),
    start(2, 800, 175),
    values(2, -2, 1_700, 150),
  );
  const [first, second] = await tx.sessionsOf(charger);
  expect(second).toMatchObject({ energyWh: 1_800n, anomalies: expect.arrayContaining(['matched_stop']) });
  // Its own stop may still come.
  expect(first).toMatchObject({ state: 'completed', review: 'open', meterStopWh: null });
  expect(first?.anomalies).toContain('presumed_end');
  const moved = await t.db.prisma.meterReading.findMany({ where: { chargePointId: charger.id } });
  expect(moved.map(({ sessionId }) => sessionId)).toEqual([second?.id, second?.id]);
});
