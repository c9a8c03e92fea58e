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
const framesOf = (name: string, replaced: Readonly<Record<string, string>> = {}): Frame[] => {
  const text = Object.entries(replaced).reduce((all, [from, to]) => all.replaceAll(from, to), readCase(name));
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

/** How the session of a case ends, all of it sent. */
const ends = async (frames: readonly Frame[]) => {
  const { transactionId, next } = await begin(frames);
  for (const _ of frames.slice(1)) await next();
  return tx.session(transactionId);
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

testOfCase.each([
  ['as sent', {}, { energyWh: 4_667n, review: null }],
  [
    'rounded up',
    { '"58.2"': '"58.3"', '"60.5"': '"60.6"', '"62.9"': '"63.0"' },
    { energyWh: 4_667n, review: null },
  ],
  [
    'that begin again',
    { '"62.9"': '"1.2"', '62961': '1250' },
    { review: 'open', anomalies: expect.arrayContaining(['meter_reset']) },
  ],
])('samples in steps of 0.1 kWh, %s (skipped without ../shared/cases)', async (_, replaced, ended) => {
  expect(await ends(framesOf('meter-coarse-samples.json', replaced))).toMatchObject(ended);
});

/** Seven hours at 600 W. */
const slowly = {
  '"meterStart": 0': '"meterStart": -1',
  '"21000"': '"120000"',
  '"23000"': '"122000"',
  '25000': '124000',
  '2700': '600',
  'T10:00:': 'T04:29:',
  'T10:45:': 'T08:00:',
};
const fromZeroOn = { '"21000"': '"0"', '"23000"': '"2000"', '25000': '4000' };

testOfCase.each([
  ['0, though the meter counts since long', {}, 'sample'],
  ['-1', slowly, 'sample'],
  ['0, and the meter counts from there', fromZeroOn, 'start'],
])('a start of %s (skipped without ../shared/cases)', async (_, replaced, from) => {
  const session = await ends(framesOf('meter-start-placeholder.json', replaced));
  expect(session).toMatchObject({ energyWh: 4_000n, review: null, energyBasis: { begin: from } });
});

testOfCase.each([
  ['as sent', (frames: Frame[]) => frames],
  ['in the other order', (frames: Frame[]) => [...frames.slice(0, -2), ...frames.slice(-2).toReversed()]],
])('stops of two connectors by ids of its own, %s (skipped without ../shared/cases)', async (_, inOrder) => {
  const { card: idTag, cp, charger } = await tx.open();
  for (const frame of inOrder(framesOf('offline-stops-of-two-connectors.json')))
    await send(cp, frame, 'idTag' in frame[3] ? { idTag } : {});
  const sessions = () =>
    tx.sessionsOf(charger).then((all) =>
      all.map(({ connectorId, energyWh, startedAt, endedAt }) => {
        const lastsMs = (endedAt?.getTime() ?? NaN) - startedAt.getTime();
        return [connectorId, Number(energyWh), lastsMs / 60_000];
      }),
    );
  await expect.poll(sessions).toEqual([
    [1, 4_000, 60],
    [2, 1_800, 45],
  ]);
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
