import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { availabilityOf, uptimeOf, type AvailabilityFact } from './availability.ts';

const hour = (count: number) => new Date(Date.UTC(2026, 9, 25, count));
const day = { from: hour(0), until: hour(24) };
const status = (at: number, name: string | null, connectorId = 1): AvailabilityFact => ({
  at: hour(at),
  kind: 'status',
  connectorId,
  status: name,
});
const socket = (at: number, kind: 'connected' | 'disconnected'): AvailabilityFact => ({
  at: hour(at),
  kind: 'connection',
  isConnected: kind === 'connected',
});
const outOfOrder = (at: number, isOut: boolean): AvailabilityFact => ({
  at: hour(at),
  kind: 'out-of-order',
  connectorId: 0,
  isOut,
});
const none = { upSeconds: 0, faultedSeconds: 0, offlineSeconds: 0, plannedSeconds: 0, unknownSeconds: 0 };
const hours = (count: number) => count * 3_600;

test('unknown is not up: without a connection, and without a status', () => {
  expect(availabilityOf([], 1, day)).toEqual({ ...none, unknownSeconds: hours(24) });
  const connected = availabilityOf([socket(6, 'connected'), status(8, 'Available')], 1, day);
  expect(connected).toEqual({ ...none, unknownSeconds: hours(8), upSeconds: hours(16) });
  expect(uptimeOf(connected)).toBeCloseTo(16 / 24);
});

test('what was before the period says how it begins; a fault of the whole counts for each connector', () => {
  const facts = [
    socket(-30, 'connected'),
    status(-20, 'Charging'),
    status(3, 'Faulted', 0),
    status(5, 'Available', 0),
    status(7, 'Faulted', 2),
    socket(10, 'disconnected'),
    socket(11, 'connected'),
    status(20, 'Unavailable'),
  ];
  expect(availabilityOf(facts, 1, day)).toEqual({
    ...none,
    upSeconds: hours(3 + 5 + 9),
    faultedSeconds: hours(2 + 4),
    offlineSeconds: hours(1),
  });
});

test('what the owner took out of order is planned, also while it is off; a fault is none of it', () => {
  const facts = [
    socket(-1, 'connected'),
    status(-1, 'Available'),
    outOfOrder(4, true),
    status(4, 'Unavailable'),
    socket(6, 'disconnected'),
    socket(8, 'connected'),
    status(9, 'Faulted'),
    status(10, 'Available'),
    outOfOrder(10, false),
  ];
  const time = availabilityOf(facts, 1, day);
  expect(time).toEqual({
    ...none,
    upSeconds: hours(4 + 14),
    plannedSeconds: hours(5),
    faultedSeconds: hours(1),
  });
  expect(uptimeOf(time)).toBeCloseTo(23 / 24);
  expect(uptimeOf(none)).toBeNull();
});

test('each second of a period is exactly one of them, whatever was told', () => {
  const fact = fc.oneof(
    fc.record({ at: fc.integer({ min: -48, max: 48 }), name: fc.constantFrom('Faulted', 'Available', null) }),
  );
  fc.assert(
    fc.property(fc.array(fact), fc.integer({ min: 0, max: 24 }), (told, length) => {
      const facts = told
        .toSorted((a, b) => a.at - b.at)
        .flatMap(({ at, name }) => [
          status(at, name),
          ...(at % 3 === 0 ? [socket(at, at % 2 === 0 ? 'connected' : 'disconnected')] : []),
          ...(at % 5 === 0 ? [outOfOrder(at, name === null)] : []),
        ]);
      const time = availabilityOf(facts, 1, { from: hour(0), until: hour(length) });
      expect(Object.values(time).reduce((sum, seconds) => sum + seconds, 0)).toBe(hours(length));
    }),
  );
});
