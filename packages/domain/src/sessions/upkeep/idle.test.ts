import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idleOf, type IdleEvent } from './idle.ts';

const start = Date.UTC(2026, 10, 22, 12);
const at = (minute: number) => new Date(start + minute * 60_000);
const status = (minute: number, name: string): IdleEvent => ({
  at: at(minute),
  kind: 'status',
  status: name,
});
const power = (minute: number, powerW: number): IdleEvent => ({ at: at(minute), kind: 'power', powerW });
const minutes = (events: readonly IdleEvent[], until: number) => idleOf(events, at(until)).seconds / 60;

describe('D26: idle time', () => {
  test.each<[string, readonly IdleEvent[], number, number]>([
    ['nothing known', [], 60, 0],
    ['charging all the time', [status(0, 'Charging'), power(5, 7_000), power(55, 7_000)], 60, 0],
    ['a car that pauses after charging', [status(0, 'Charging'), status(30, 'SuspendedEV')], 60, 30],
    ['a car that never charged', [status(0, 'Preparing'), status(1, 'SuspendedEV')], 60, 0],
    ['the station pauses', [status(0, 'Charging'), status(30, 'SuspendedEVSE')], 60, 0],
    [
      'the station pauses a car that had paused',
      [
        status(0, 'Charging'),
        status(20, 'SuspendedEV'),
        status(30, 'SuspendedEVSE'),
        status(50, 'SuspendedEV'),
      ],
      60,
      20,
    ],
    [
      'a real return to charging',
      [
        status(0, 'Charging'),
        status(10, 'SuspendedEV'),
        status(20, 'Charging'),
        power(21, 7_000),
        status(30, 'SuspendedEV'),
      ],
      40,
      20,
    ],
    [
      'a battery that is balanced for some minutes',
      [status(0, 'Charging'), status(10, 'SuspendedEV'), status(20, 'Charging'), status(24, 'SuspendedEV')],
      40,
      30,
    ],
    [
      'charging by name, without power',
      [status(0, 'Charging'), power(10, 7_000), power(20, 50), power(30, 40), power(40, 40)],
      60,
      30,
    ],
    [
      'low power for less than ten minutes',
      [status(0, 'Charging'), power(10, 7_000), power(20, 50), power(29, 7_000)],
      60,
      0,
    ],
    [
      'no power measured while it pauses (row 52)',
      [status(0, 'Charging'), power(5, 7_000), status(30, 'SuspendedEV')],
      45,
      15,
    ],
    [
      'after the stop, until the cable is out',
      [status(0, 'Charging'), status(30, 'Finishing'), status(50, 'Available'), status(55, 'Charging')],
      90,
      20,
    ],
    [
      'a fault is not the car',
      [status(0, 'Charging'), status(10, 'Faulted'), status(30, 'Finishing')],
      40,
      10,
    ],
  ])('%s', (_, events, until, expected) => {
    expect(minutes(events, until)).toBe(expected);
  });

  test('tells since when, and when it is over', () => {
    const events = [status(0, 'Charging'), status(30, 'SuspendedEV'), status(50, 'Available')];
    expect(idleOf(events, at(40))).toEqual({
      seconds: 600,
      intervals: [{ from: at(30), until: at(40) }],
      since: at(30),
      isOver: false,
    });
    expect(idleOf(events, at(60))).toEqual({
      seconds: 1_200,
      intervals: [{ from: at(30), until: at(50) }],
      since: null,
      isOver: true,
    });
  });

  const event = fc.oneof(
    fc
      .constantFrom('Charging', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Faulted')
      .map((name) => (m: number) => status(m, name)),
    fc.integer({ min: 0, max: 11_000 }).map((watts) => (m: number) => power(m, watts)),
  );
  const timeline = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 600 }), event), { maxLength: 20 })
    .map((all) => all.map(([minute, make]) => make(minute)).toSorted((a, b) => +a.at - +b.at));

  test('is never negative, never longer than the time that passed, and never falls', () => {
    fc.assert(
      fc.property(
        timeline,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 100 }),
        (events, until, more) => {
          const [now, later] = [minutes(events, until), minutes(events, until + more)];
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(until);
          expect(later).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });

  test('no idle second counts while the station holds the power back', () => {
    fc.assert(
      fc.property(timeline, (events) => {
        const held = [
          status(0, 'Charging'),
          status(0, 'SuspendedEVSE'),
          ...events.filter(({ kind }) => kind === 'power'),
        ];
        expect(idleOf(held, at(700)).seconds).toBe(0);
      }),
    );
  });
});

test('idle time is told as intervals; what goes on is one', () => {
  const events = [
    status(0, 'Charging'),
    status(10, 'SuspendedEV'),
    status(20, 'Charging'),
    status(24, 'SuspendedEV'),
    status(30, 'Charging'),
    status(50, 'SuspendedEV'),
  ];
  expect(idleOf(events, at(60)).intervals).toEqual([
    { from: at(10), until: at(30) },
    { from: at(50), until: at(60) },
  ]);
});
