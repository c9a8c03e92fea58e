import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consumeReservation, type StartOnConnector } from './consume-reservation.ts';
import { followReservation, type ReservationEvent } from './follow-reservation.ts';
import { reservationConflict } from './reservation-conflict.ts';
import type { Reservation, ReservationState } from './reservation.ts';

const now = new Date('2026-11-22T12:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const reservation = (given: Partial<Reservation> = {}): Reservation => ({
  reservationId: 7,
  connectorId: 1,
  idTag: '04AA',
  parentIdTag: null,
  state: 'active',
  requestedAt: inMinutes(-10),
  expiresAt: inMinutes(30),
  ...given,
});

const start = (given: Partial<StartOnConnector> = {}): StartOnConnector => ({
  connectorId: 1,
  idTag: '04AA',
  parentIdTag: null,
  reservationId: null,
  startedAt: now,
  ...given,
});
const answered = (status: string): ReservationEvent => ({ kind: 'answered', status });
const status = (word: string, connectorId = 1): ReservationEvent => ({
  kind: 'status',
  connectorId,
  status: word,
});
const cancelled = (word: string): ReservationEvent => ({ kind: 'cancel-answered', status: word });
const connectors = (...statuses: (string | null)[]) =>
  statuses.map((ocppStatus, index) => ({ connectorId: index + 1, ocppStatus }));
const conflict = (connectorId: number, statuses: (string | null)[], ...reservations: Reservation[]) =>
  reservationConflict(
    connectorId,
    { connectors: connectors(...statuses), reservations, anySupported: true },
    now,
  );

describe('a start uses up', () => {
  const use = { reservationId: 7, mismatch: false };

  test.each<[string, Partial<StartOnConnector>, Partial<Reservation>, ReturnType<typeof consumeReservation>]>(
    [
      ['046 the one it names', { reservationId: 7 }, {}, use],
      [
        'S10 the one it names, for another card',
        { reservationId: 7, idTag: '04BB' },
        {},
        { ...use, mismatch: true },
      ],
      ['one that it names though it was thought expired', { reservationId: 7 }, { state: 'expired' }, use],
      ['none that was cancelled', { reservationId: 7 }, { state: 'cancelled' }, null],
      ['none twice', { reservationId: 7 }, { state: 'used' }, null],
      ['the one of its card without naming it', {}, {}, use],
      ['one whose answer never came', {}, { state: 'requested' }, use],
      ['one of any connector', {}, { connectorId: 0 }, use],
      ['none of another connector', {}, { connectorId: 2 }, null],
      ['none of another card', { idTag: '04BB' }, {}, null],
      ['053 one of its group', { idTag: '04BB', parentIdTag: 'FLEET' }, { parentIdTag: 'FLEET' }, use],
      ['053 one of its group, by the number of the group', { idTag: 'FLEET' }, { parentIdTag: 'FLEET' }, use],
      ['none for want of a group', { idTag: '04BB' }, {}, null],
      [
        'one that expired since, of a start reported late',
        { startedAt: inMinutes(-5) },
        { state: 'expired', expiresAt: inMinutes(-1) },
        use,
      ],
      ['none that had expired before', {}, { state: 'expired', expiresAt: inMinutes(-1) }, null],
      ['none made after it', { startedAt: inMinutes(-20) }, {}, null],
      ['the one of its card when the id it names is unknown', { reservationId: 99 }, {}, use],
    ],
  )('%s', (_, given, reserved, expected) => {
    expect(consumeReservation(start(given), [reservation(reserved)])).toEqual(expected);
  });

  test('the one of its connector before one of any', () => {
    const both = [reservation({ reservationId: 1, connectorId: 0 }), reservation({ reservationId: 2 })];
    expect(consumeReservation(start(), both)?.reservationId).toBe(2);
  });
});

describe('a reservation', () => {
  test.each<[string, Partial<Reservation>, ReservationEvent, ReservationState]>([
    ['046 holds with Accepted', { state: 'requested' }, answered('Accepted'), 'active'],
    ['047 expires', {}, { kind: 'sweep' }, 'active'],
    ['047 expires when its time is up', { expiresAt: now }, { kind: 'sweep' }, 'expired'],
    ['without an answer expires too', { state: 'requested', expiresAt: now }, { kind: 'sweep' }, 'expired'],
    ['048_1 Faulted', { state: 'requested' }, answered('Faulted'), 'refused'],
    ['048_2 Occupied', { state: 'requested' }, answered('Occupied'), 'refused'],
    ['048_3 Unavailable', { state: 'requested' }, answered('Unavailable'), 'refused'],
    ['048_4 Rejected', { state: 'requested' }, answered('Rejected'), 'refused'],
    ['that never left is none', { state: 'requested' }, { kind: 'not-made' }, 'refused'],
    ['shows as Reserved before the answer', { state: 'requested' }, status('Reserved'), 'active'],
    ['shown as Reserved, then refused', { state: 'active' }, answered('Rejected'), 'refused'],
    ['stays at Reserved of another connector', { state: 'requested' }, status('Reserved', 2), 'requested'],
    ['049 of any connector stays when one is Faulted', { connectorId: 0 }, status('Faulted', 1), 'active'],
    ['049 of any connector ends with the whole', { connectorId: 0 }, status('Unavailable', 0), 'ended'],
    ['ends when its connector is Faulted', {}, status('Faulted'), 'ended'],
    ['ends when the whole is Unavailable', {}, status('Unavailable', 0), 'ended'],
    [
      'asked for while Unavailable waits for the answer',
      { state: 'requested' },
      status('Unavailable'),
      'requested',
    ],
    ['stays when another connector is Faulted', {}, status('Faulted', 2), 'active'],
    ['stays at Available', {}, status('Available'), 'active'],
    ['051 is cancelled', {}, cancelled('Accepted'), 'cancelled'],
    ['052 whose cancellation is rejected stands', {}, cancelled('Rejected'), 'active'],
    ['that was used is not cancelled', { state: 'used' }, cancelled('Accepted'), 'used'],
    ['made again under the same id holds again', { state: 'ended' }, answered('Accepted'), 'active'],
    [
      'answered after its time is over',
      { state: 'requested', expiresAt: now },
      answered('Accepted'),
      'expired',
    ],
    ['used before the answer stays used', { state: 'used' }, answered('Accepted'), 'used'],
    ['used before a late refusal stays used', { state: 'used' }, answered('Rejected'), 'used'],
  ])('%s', (_, given, event, expected) => {
    expect(followReservation(reservation(given), event, now)).toBe(expected);
  });

  test('that was used, cancelled or refused is never expired, and none stands after its time', () => {
    const event = fc.oneof(
      fc.constantFrom('Accepted', 'Rejected', 'Occupied').map(answered),
      fc.constantFrom('Reserved', 'Available', 'Faulted').map((word) => status(word)),
      fc.constantFrom('Accepted', 'Rejected').map(cancelled),
      fc.constant<ReservationEvent>({ kind: 'not-made' }),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let { state } = reservation({ state: 'requested' });
        for (const one of events) state = followReservation(reservation({ state }), one, now);
        const after = followReservation(reservation({ state, expiresAt: now }), { kind: 'sweep' }, now);
        expect(['used', 'cancelled', 'refused', 'ended', 'expired']).toContain(after);
        if (state !== 'requested' && state !== 'active') expect(after).toBe(state);
      }),
    );
  });
});

describe('against a reservation stands', () => {
  test('nothing at a connector that is free or unknown', () => {
    expect(conflict(1, ['Available'])).toBeNull();
    expect(conflict(1, [null])).toBeNull();
  });
  test.each([
    ['Charging', 'occupied'],
    ['Preparing', 'occupied'],
    ['Finishing', 'occupied'],
    ['Unavailable', 'out-of-order'],
    ['Faulted', 'faulted'],
    ['Reserved', 'already-reserved'],
  ])('%s', (word, expected) => {
    expect(conflict(1, [word])).toBe(expected);
  });
  test('another reservation of the connector, while it stands', () => {
    expect(conflict(1, ['Available'], reservation())).toBe('already-reserved');
    expect(conflict(1, ['Available'], reservation({ state: 'used' }))).toBeNull();
    expect(conflict(1, ['Available'], reservation({ expiresAt: now }))).toBeNull();
    expect(conflict(2, ['Available', 'Available'], reservation())).toBeNull();
  });
  test('049 of any connector: that the charge point says it cannot', () => {
    const site = { connectors: connectors('Available'), reservations: [], anySupported: false };
    expect(reservationConflict(0, site, now)).toBe('any-not-supported');
    expect(reservationConflict(1, site, now)).toBeNull();
  });
  test('049 of any connector: that none is left', () => {
    expect(conflict(0, ['Charging', 'Available'])).toBeNull();
    expect(conflict(0, ['Charging', 'Charging'])).toBe('occupied');
    expect(conflict(0, ['Charging', 'Available'], reservation({ connectorId: 0 }))).toBe('occupied');
    expect(conflict(0, ['Available', 'Available'], reservation({ connectorId: 0 }))).toBeNull();
    expect(conflict(1, ['Available'], reservation({ connectorId: 0 }))).toBe('already-reserved');
  });
});
