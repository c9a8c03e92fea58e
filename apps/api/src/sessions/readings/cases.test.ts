import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { transactionsOf } from '#test/transactions.ts';
import { readCase, testOfCase } from '#test/field-cases.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

type Action = 'StartTransaction' | 'MeterValues' | 'StopTransaction';
type Frame = [type: number, id: string, action: Action, payload: Record<string, unknown>];

/** The frames of a case, its latest time a moment ago. */
const framesOf = (name: string): Frame[] => {
  const text = readCase(name);
  const times = [...text.matchAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g)].map(([time]) => Date.parse(time));
  const shiftMs = Date.now() - 1_000 - Math.max(...times);
  const shifted = text.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g, (time) =>
    new Date(Date.parse(time) + shiftMs).toISOString(),
  );
  return (JSON.parse(shifted) as { frames: Frame[] }).frames;
};

const send = async (
  cp: ChargePointConnection,
  [, , action, payload]: Frame,
  given: object,
): Promise<Record<string, unknown>> => cp.call(action, { ...payload, ...given } as never);

/** Sends the start of a case; the rest is sent one after the other. */
const begin = async (frames: readonly Frame[]) => {
  const { card: idTag, cp, charger } = await tx.open();
  const [start, ...rest] = frames;
  if (start === undefined) throw new Error('no start');
  const { transactionId: id } = await send(cp, start, { idTag });
  const transactionId = Number(id);
  const next = async () => {
    const frame = rest.shift();
    if (frame) await send(cp, frame, { transactionId });
  };
  const stopWithoutRegister = () => tx.stop(cp, transactionId, 0, new Date().toISOString());
  const running = () =>
    expect.poll(async () => {
      const { energyWh, powerW } = await tx.session(transactionId);
      return [Number(energyWh), powerW];
    });
  return { transactionId, charger, next, running, stopWithoutRegister };
};

const reversed = (frames: readonly Frame[]): Frame[] =>
  structuredClone(frames).map(([type, id, action, payload]): Frame => {
    const entries = (payload['meterValue'] ?? []) as { sampledValue: unknown[] }[];
    for (const entry of entries) entry.sampledValue.reverse();
    return [type, id, action, payload];
  });

/** With a register that counts in each session from 0. */
const fromZero = (frames: readonly Frame[]): Frame[] =>
  JSON.parse(
    JSON.stringify(frames).replaceAll('40000', '0').replaceAll('42750', '2750').replaceAll('48250', '8250'),
  ) as Frame[];

testOfCase.each([
  ['as sent', (frames: Frame[]) => frames],
  ['in the other order', reversed],
  ['from 0 on', fromZero],
])('two contexts in an entry, %s (skipped without ../shared/cases)', async (_, variant) => {
  const session = await begin(variant(framesOf('meter-two-contexts.json')));
  await session.next();
  await session.running().toEqual([2_750, 11_000]);
  await session.next();
  await session.running().toEqual([8_250, 11_000]);
  await session.stopWithoutRegister();
  expect((await tx.session(session.transactionId)).energyWh).toBe(8_250n);
});

testOfCase('every sample in the body (skipped without ../shared/cases)', async () => {
  const { transactionId, charger, ...session } = await begin(
    framesOf('meter-location-other-than-outlet.json'),
  );
  await session.next();
  await session.running().toEqual([3_600, 10_800]);
  // From here load management has them.
  expect(await t.db.prisma.meterReading.findFirst({ where: { chargePointId: charger.id } })).toMatchObject({
    currentL1A: 16,
    currentL2A: 16,
    currentL3A: 16,
  });
  await session.stopWithoutRegister();
  expect((await tx.session(transactionId)).energyWh).toBe(3_600n);
});

testOfCase('members that are null (skipped without ../shared/cases)', async () => {
  const { transactionId, ...session } = await begin(framesOf('members-that-are-null.json'));
  await session.next();
  await session.running().toEqual([4_000, null]);
  await session.next();
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 5_000n, stopReason: 'Local' });
});

test('power and register in entries of their own are one moment, and what they were chosen from is kept', async () => {
  const { card, cp, charger } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { meterStart: 1_000 });
  const at = Date.now() - 5_000;
  const entry = (ms: number, sample: object) => ({
    timestamp: new Date(at + ms).toISOString(),
    sampledValue: [sample],
  });
  const meterValue = [
    entry(0, { value: '2.5', unit: 'kWh', location: 'Body' }),
    entry(1_000, { value: '11000', measurand: 'Power.Active.Import' }),
    entry(0, { value: '1.0', unit: 'kWh', location: 'Body', context: 'Transaction.Begin' }),
  ];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue } as never);
  await expect
    .poll(async () => tx.session(transactionId))
    .toMatchObject({ energyWh: 1_500n, powerW: 11_000, lastRegisterWh: 2_500n });
  expect(await t.db.prisma.meterReading.findMany({ where: { chargePointId: charger.id } })).toMatchObject([
    {
      at: new Date(at),
      energyWh: 2_500n,
      beginWh: 1_000n,
      powerW: 11_000,
      origins: { energy: { location: 'Body' }, begin: { location: 'Body' } },
      otherSamples: null,
    },
  ]);
});

const endEntry = (timestamp: string, value: string) => ({
  timestamp,
  sampledValue: [{ value, context: 'Transaction.End' as const }],
});
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

test('the register at the end counts, in the data of the stop and shortly after it', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { meterStart: 1_000 });
  const transactionData = [endEntry(secondsAgo(28), '1500')];
  const stop = { transactionId, meterStop: 0, timestamp: secondsAgo(30), transactionData };
  await cp.call('StopTransaction', stop);
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 500n,
    energyBasis: { begin: 'start', end: 'end', endWh: 1_500 },
  });
});

test('the register at the end counts in meter values that come after the stop', async () => {
  const { card, cp } = await tx.open();
  const { transactionId } = await tx.start(cp, card, { meterStart: 1_000 });
  await tx.stop(cp, transactionId, 0, secondsAgo(30));
  expect((await tx.session(transactionId)).energyWh).toBe(0n);
  const meterValue = [endEntry(secondsAgo(28), '1500')];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 500n, energyBasis: { end: 'end' } });
});
