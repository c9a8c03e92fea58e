import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIntervalLengths } from './readings/intervals/interval-lengths.ts';
import { placeStops } from './stop/place-stops.ts';
import { isSameGroup } from './stop/same-group.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 12) + minutes * 60_000);

interface UnmatchedStop {
  readonly unmatchedStopId: string;
  readonly idTag: string | null;
  readonly stoppedAt: Date | null;
  readonly meterStopWh: bigint | null;
}

const start = { idTag: '04A2E680', startedAt: at(0), meterStartWh: 1_000n };
const unmatchedStop: UnmatchedStop = {
  unmatchedStopId: '1',
  idTag: '04A2E680',
  stoppedAt: at(60),
  meterStopWh: 5_000n,
};

/** The stop that ends the session of a start that arrived after all of them. */
const stopOfStart = (
  { idTag, startedAt, meterStartWh }: typeof start,
  unmatchedStops: readonly UnmatchedStop[],
): UnmatchedStop | null => {
  const session = {
    sessionId: 1,
    connectorId: 1,
    idTag,
    parentIdTag: null,
    chargePointTransactionId: null,
    isRunning: true,
    isPresumedEnded: false,
    startedAt,
    startReceivedAt: at(200),
    meterStartWh,
    lastSample: null,
    next: null,
    isInSession: false,
  };
  const stops = unmatchedStops.map(({ unmatchedStopId, idTag: card, ...stop }) => ({
    ...stop,
    stopId: unmatchedStopId,
    transactionIdRaw: null,
    receivedAt: at(100),
    card: card === null ? null : { idTag: card, parentIdTag: null },
  }));
  const [placement] = placeStops([session], stops);
  return unmatchedStops.find(({ unmatchedStopId }) => unmatchedStopId === placement?.stopId) ?? null;
};

test('D22: the kept stop of a start is the only one that fits by card, time and register', () => {
  expect(stopOfStart(start, [unmatchedStop])).toBe(unmatchedStop);
  expect(stopOfStart(start, [{ ...unmatchedStop, idTag: null, meterStopWh: null }])).not.toBeNull();
  expect(
    stopOfStart(start, [unmatchedStop, { ...unmatchedStop, unmatchedStopId: '2', meterStopWh: 999n }]),
  ).toBe(unmatchedStop);
});

test.each([
  ['of another card', { ...unmatchedStop, idTag: '99999999' }],
  ['before the start', { ...unmatchedStop, stoppedAt: at(-1) }],
  ['at a time that could not be read', { ...unmatchedStop, stoppedAt: null }],
  ['below the register of the start', { ...unmatchedStop, meterStopWh: 999n }],
])('D22: a stop %s is another one', (_, other) => {
  expect(stopOfStart(start, [other])).toBeNull();
});

test('D22: where two fit, none is taken', () => {
  expect(stopOfStart(start, [unmatchedStop, { ...unmatchedStop, unmatchedStopId: '2' }])).toBeNull();
});

test('cards are of one group whoever is asked first', () => {
  const card = fc.record({
    idTag: fc.constantFrom('A', 'B', 'FLEET'),
    parentIdTag: fc.constantFrom(null, 'FLEET', 'GUESTS', 'A'),
  });
  fc.assert(fc.property(card, card, (a, b) => isSameGroup(a, b) === isSameGroup(b, a)));
  expect(isSameGroup({ idTag: 'A', parentIdTag: null }, { idTag: 'B', parentIdTag: null })).toBe(false);
});

test('an interval is as long as configured for its context, else as far as the sample before', () => {
  const samples = [15, 30, 45].map((minute) => ({
    at: at(minute),
    energyWh: 100n,
    isClockAligned: minute < 45,
  }));
  const seconds = (clockAlignedSeconds: number | null, sampledSeconds: number | null) =>
    withIntervalLengths(samples, { clockAlignedSeconds, sampledSeconds }).map(
      (reading) => reading.interval?.seconds,
    );
  expect(seconds(900, 60)).toEqual([900, 900, 60]);
  expect(seconds(null, null)).toEqual([900, 900, 900]);
  expect(
    withIntervalLengths(samples.slice(0, 1), { clockAlignedSeconds: null, sampledSeconds: null }),
  ).toMatchObject([{ interval: { seconds: 0 } }]);
});

const sampleAt = (minute: number, isClockAligned = true) => ({
  at: at(minute),
  energyWh: 100n,
  isClockAligned,
});

test('of intervals that are told twice or overlap no time is counted twice', () => {
  const settings = { clockAlignedSeconds: 900, sampledSeconds: null };
  const energiesWh = (...samples: readonly ReturnType<typeof sampleAt>[]) =>
    withIntervalLengths(samples, settings).map(({ interval }) => Number(interval?.energyWh));
  const clockAligned = [sampleAt(15), sampleAt(30), sampleAt(45)];
  expect(energiesWh(...clockAligned, ...clockAligned)).toEqual([100, 100, 100]);
  expect(
    energiesWh(sampleAt(15), sampleAt(20, false), sampleAt(30), sampleAt(35, false), sampleAt(45)),
  ).toEqual([100, 0, 100, 0, 100]);
  expect(energiesWh(...clockAligned, sampleAt(52, false))).toEqual([100, 100, 100, 100]);
});
