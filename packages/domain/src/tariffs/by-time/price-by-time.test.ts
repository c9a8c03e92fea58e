import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Money, roundHalfUp, sumAmounts } from '../../money/amount.ts';
import { priceSession, type SessionPrice } from '../price-session.ts';
import { registerCourse, type SessionCourse } from './session-course.ts';
import type { TariffComponent, TariffVersion, TariffWindow } from '../tariff.ts';
import { timeSlices } from './time-slices.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const MINUTE_MS = 60_000;

const window = (from: string, until: string, weekdays = EVERY_DAY): TariffWindow => ({
  weekdays,
  from,
  until,
});

const tariffOf = (...components: readonly TariffComponent[]): TariffVersion => ({
  id: 'tariff-1',
  currency: 'EUR',
  vatBasis: 'incl',
  validFrom: new Date(0),
  timeZone: 'Europe/Amsterdam',
  components,
});

interface Session extends Partial<Pick<SessionCourse, 'registers'>> {
  readonly from: string;
  readonly until: string;
  readonly energyWh?: bigint;
  readonly idle?: readonly (readonly [from: string, until: string])[];
}

const price = (
  { from, until, energyWh = 10_000n, registers = [], idle = [] }: Session,
  ...components: readonly TariffComponent[]
): SessionPrice =>
  priceSession({
    energyWh,
    tariff: tariffOf(...components),
    free: null,
    course: {
      startedAt: new Date(from),
      until: new Date(until),
      registers,
      idle: idle.map(([since, end]) => ({ from: new Date(since), until: new Date(end) })),
    },
  });

const quantities = ({ lines }: SessionPrice) =>
  lines.map((line) => {
    const quantity = 'energyWh' in line ? Number(line.energyWh) : 'seconds' in line ? line.seconds : 1;
    return [line.kind, quantity, line.amount];
  });

const NIGHT = window('23:00', '07:00');
const night: TariffComponent = { kind: 'energy', pricePerKwh: '0.2000', window: NIGHT };
const day: TariffComponent = { kind: 'energy', pricePerKwh: '0.3000' };

describe('energy by the time of day', () => {
  test('the night in which the clock goes back: 31.667 kWh at night, 9.333 by day, told as 9.13', () => {
    const from = new Date('2026-10-24T20:00:00Z');
    const until = new Date('2026-10-25T06:15:00Z');
    const points: readonly (readonly [string, bigint])[] = [
      ['2026-10-24T21:00:00Z', 104_000n],
      ['2026-10-25T05:40:00Z', 135_000n],
      ['2026-10-25T06:10:00Z', 136_000n],
    ];
    const samples = points.map(([at, registerWh]) => ({ at: new Date(at), registerWh }));
    const registers = registerCourse(
      { startedAt: from, until },
      { beginWh: 98_889n, endWh: 139_889n },
      samples,
    );
    const session = { from: from.toISOString(), until: until.toISOString(), energyWh: 41_000n, registers };
    const told = price(session, night, day);
    expect(quantities(told)).toEqual([
      ['energy', 31_667, '6.333400'],
      ['energy', 9_333, '2.799900'],
    ]);
    expect(roundHalfUp(told.amount, 2)).toBe('9.13');
  });

  test('between two readings it is linear, half a Wh is rounded up, and the rest is the other piece', () => {
    const registers = [
      { at: new Date('2026-06-01T20:00:00Z'), registerWh: 1_000n },
      { at: new Date('2026-06-01T20:30:00Z'), registerWh: 5_000n },
      { at: new Date('2026-06-01T21:30:00Z'), registerWh: 6_001n },
      { at: new Date('2026-06-01T22:00:00Z'), registerWh: 9_000n },
    ];
    const session = {
      from: '2026-06-01T20:00:00Z',
      until: '2026-06-01T22:00:00Z',
      energyWh: 8_000n,
      registers,
    };
    expect(quantities(price(session, night, day)).map(([, wh]) => wh)).toEqual([3_499, 4_501]);
  });

  test('a corrected session keeps the shares of its registers; without registers it flowed evenly', () => {
    const registers = [
      { at: new Date('2026-06-01T20:00:00Z'), registerWh: 1_000n },
      { at: new Date('2026-06-01T21:00:00Z'), registerWh: 4_000n },
      { at: new Date('2026-06-01T22:00:00Z'), registerWh: 5_000n },
    ];
    const session = { from: '2026-06-01T20:00:00Z', until: '2026-06-01T22:00:00Z', energyWh: 10_001n };
    expect(quantities(price({ ...session, registers }, night, day)).map(([, wh]) => wh)).toEqual([
      2_500, 7_501,
    ]);
    expect(quantities(price(session, night, day)).map(([, wh]) => wh)).toEqual([5_000, 5_001]);
  });

  test('registers that fall or lie outside begin and end tell nothing of the course', () => {
    const startedAt = new Date('2026-06-01T20:00:00Z');
    const until = new Date('2026-06-01T22:00:00Z');
    const samples = [900n, 2_000n, 1_500n, 99_000n, 3_000n].map((registerWh, index) => ({
      at: new Date(startedAt.getTime() + (index + 1) * 10 * MINUTE_MS),
      registerWh,
    }));
    const course = registerCourse({ startedAt, until }, { beginWh: 1_000n, endWh: 5_000n }, samples);
    expect(course.map(({ registerWh }) => registerWh)).toEqual([1_000n, 2_000n, 3_000n, 5_000n]);
    expect(registerCourse({ startedAt, until }, { beginWh: null, endWh: null }, [])).toEqual([]);
  });

  test('what no component prices costs nothing and is told', () => {
    const session = { from: '2026-06-01T20:00:00Z', until: '2026-06-01T22:00:00Z' };
    expect(quantities(price(session, night))).toEqual([
      ['energy', 5_000, '1.000000'],
      ['energy', 5_000, '0.000000'],
    ]);
  });

  test('a session without length is priced by its moment', () => {
    const moment = { from: '2026-06-01T22:00:00Z', until: '2026-06-01T22:00:00Z' };
    expect(quantities(price(moment, night, day))).toEqual([['energy', 10_000, '2.000000']]);
  });
});

const hoursOf = (component: TariffWindow, from: string, until: string): number => {
  const span = { from: Date.parse(from), until: Date.parse(until) };
  const slices = timeSlices([{ window: component }], 'Europe/Amsterdam', span);
  return slices.reduce((sum, slice) => sum + (slice.component ? slice.until - slice.from : 0), 0) / 3_600_000;
};

describe('windows', () => {
  const week = ['2026-06-01T00:00:00+02:00', '2026-06-08T00:00:00+02:00'] as const;
  const monday = ['2026-06-01T00:00:00+02:00', '2026-06-02T00:00:00+02:00'] as const;
  const back = ['2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00'] as const;
  const forward = ['2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'] as const;
  test.each<[string, TariffWindow, readonly [string, string], number]>([
    ['until is exclusive', window('22:00', '23:00'), week, 7],
    ['the whole day', window('00:00', '24:00'), week, 168],
    ['on weekdays', window('00:00', '24:00', [6, 7]), week, 48],
    ['over midnight, that evening', window('22:00', '06:00', [1]), monday, 2],
    ['over midnight, by the day on which they start', window('22:00', '06:00', [7]), monday, 6],
    ['until midnight', window('20:00', '00:00'), week, 28],
    ['the hour that is shown twice', window('02:00', '03:00'), back, 2],
    ['half of that hour, both times', window('01:00', '02:30'), back, 2],
    ['the hour that is not shown', window('02:00', '03:00'), forward, 0],
    ['a day of 25 hours', window('00:00', '24:00'), back, 25],
    ['a day of 23 hours', window('00:00', '24:00'), forward, 23],
  ])('%s', (_, component, [from, until], hours) => {
    expect(hoursOf(component, from, until)).toBe(hours);
  });

  test('a clock that never changes', () => {
    const span = { from: Date.parse('2026-06-01T00:00:00Z'), until: Date.parse('2026-06-02T00:00:00Z') };
    const slices = timeSlices([{ window: window('12:00', '13:00') }], 'UTC', span);
    expect(slices.map(({ from, until }) => (until - from) / 3_600_000)).toEqual([12, 1, 11]);
  });

  test('the first that matches applies, then the one without a window', () => {
    const span = { from: Date.parse('2026-06-01T10:00+02:00'), until: Date.parse('2026-06-01T14:00+02:00') };
    const components = [
      { id: 'always' },
      { id: 'lunch', window: window('12:00', '13:00') },
      { id: 'day', window: window('11:00', '24:00') },
    ];
    const slices = timeSlices(components, 'Europe/Amsterdam', span);
    expect(slices.map(({ component }) => component?.id)).toEqual(['always', 'day', 'lunch', 'day']);
  });
});

const idle = (graceMinutes: number, idleWindow?: TariffWindow): TariffComponent => ({
  kind: 'idle',
  pricePerHour: '3.0000',
  graceMinutes,
  ...(idleWindow && { window: idleWindow }),
});

describe('time and idle', () => {
  const session = { from: '2026-06-01T10:00:00.400Z', until: '2026-06-01T14:00:00.900Z' };
  const perHour: TariffComponent = { kind: 'time', pricePerHour: '0.5000' };
  const energy: TariffComponent = { kind: 'energy', pricePerKwh: '0.3000' };
  const timed = (given: Partial<Session>, ...components: readonly TariffComponent[]) =>
    quantities(price({ ...session, ...given }, energy, ...components)).slice(1);

  test('time is from start to stop, in whole seconds', () => {
    expect(timed({}, perHour)).toEqual([['time', 14_400, '2.000000']]);
  });

  test('idle time begins after a grace that is used once, and goes on after the stop', () => {
    const intervals = [
      ['2026-06-01T11:00:00.400Z', '2026-06-01T11:20:00.400Z'],
      ['2026-06-01T12:00:00.400Z', '2026-06-01T12:20:00.400Z'],
      ['2026-06-01T14:00:00.900Z', '2026-06-01T14:30:00.900Z'],
    ] as const;
    expect(timed({ idle: intervals }, idle(30))).toEqual([['idle', 40 * 60, '2.000000']]);
  });

  test('a second is never charged as time and as idle; one within the grace is time', () => {
    const intervals = [['2026-06-01T12:00:00.400Z', '2026-06-01T15:00:00.400Z']] as const;
    expect(timed({ idle: intervals }, perHour, idle(60))).toEqual([
      ['time', 3 * 3600, '1.500000'],
      ['idle', 2 * 3600, '6.000000'],
    ]);
  });

  test('idle time counts for a day after the stop', () => {
    const intervals = [['2026-06-01T14:00:00.900Z', '2026-06-05T14:00:00.900Z']] as const;
    expect(timed({ idle: intervals }, idle(0))).toEqual([['idle', 86_400, '72.000000']]);
  });

  test('idle time outside its window is time', () => {
    const intervals = [['2026-06-01T12:00:00.400Z', '2026-06-01T14:00:00.400Z']] as const;
    const atNight = idle(0, window('22:00', '06:00'));
    expect(timed({ idle: intervals }, perHour, atNight)).toEqual([['time', 14_400, '2.000000']]);
  });
});

describe('start, minimum and maximum', () => {
  const session = { from: '2026-06-01T10:00:00Z', until: '2026-06-01T11:00:00Z' };
  const all: readonly TariffComponent[] = [
    { kind: 'energy', pricePerKwh: '0.3000' },
    { kind: 'start', price: '0.5000' },
    { kind: 'time', pricePerHour: '1.0000' },
    { kind: 'minimum', amount: '2.0000' },
    { kind: 'maximum', amount: '5.0000' },
  ];
  test.each<[string, bigint, string, readonly string[]]>([
    ['nothing but energy without any', 0n, '0.000000', ['energy']],
    ['less than the minimum', 1_000n, '2.000000', ['energy', 'time', 'start', 'minimum']],
    ['between them', 10_000n, '4.500000', ['energy', 'time', 'start']],
    ['more than the maximum', 20_000n, '5.000000', ['energy', 'time', 'start', 'maximum']],
  ])('%s', (_, energyWh, amount, kinds) => {
    const { lines, ...told } = price({ ...session, energyWh }, ...all);
    expect(told.amount).toBe(amount);
    expect(lines.map(({ kind }) => kind)).toEqual(kinds);
    expect(sumAmounts(lines.map((line) => line.amount))).toBe(amount);
  });
});

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const anyWindow = fc
  .tuple(minute, minute, fc.subarray(EVERY_DAY, { minLength: 1 }))
  .filter(([from, until]) => from !== until)
  .map(([from, until, weekdays]) => window(clock(from), clock(until), weekdays));
const anyPrice = fc
  .integer({ min: 0, max: 99_999 })
  .map((tenThousandths) => (tenThousandths / 10_000).toFixed(4));
const anyTariff = fc
  .tuple(anyPrice, anyPrice, anyPrice, anyWindow, anyWindow, fc.nat(90))
  .map(([a, b, c, first, second, graceMinutes]): readonly TariffComponent[] => [
    { kind: 'energy', pricePerKwh: a, window: first },
    { kind: 'energy', pricePerKwh: b },
    { kind: 'time', pricePerHour: c, window: second },
    { kind: 'idle', pricePerHour: a, graceMinutes },
    { kind: 'minimum', amount: '1.0000' },
    { kind: 'maximum', amount: '20.0000' },
  ]);
/** Around the night in which the clock goes back. */
const anySession = fc
  .record({
    from: fc.integer({ min: Date.UTC(2026, 9, 24), max: Date.UTC(2026, 9, 26) }),
    lengthMs: fc.nat(3 * 86_400_000),
    energyWh: fc.bigInt({ min: 1n, max: 80_000n }),
    steps: fc.array(fc.nat(900), { maxLength: 30 }),
  })
  .map(({ from, lengthMs, energyWh, steps }): Session => {
    const [startedAt, until] = [new Date(from), new Date(from + lengthMs)];
    let wh = 5_000n;
    const samples = steps.map((step, index) => {
      wh += BigInt(step);
      return { at: new Date(from + Math.floor((lengthMs * index) / steps.length)), registerWh: wh };
    });
    const registers = registerCourse({ startedAt, until }, { beginWh: 5_000n, endWh: null }, samples);
    const idleFrom = new Date(from + Math.floor(lengthMs / 2)).toISOString();
    const end = new Date(from + lengthMs + 3_600_000).toISOString();
    return {
      from: startedAt.toISOString(),
      until: until.toISOString(),
      energyWh,
      registers,
      idle: [[idleFrom, end]],
    };
  });

describe('of any session at any rate', () => {
  test('the pieces add up to the energy, the lines to the amount, and that is within the limits', () => {
    fc.assert(
      fc.property(anySession, anyTariff, (session, components) => {
        const { lines, amount } = price(session, ...components);
        const wh = lines.reduce((sum, line) => sum + ('energyWh' in line ? line.energyWh : 0n), 0n);
        expect(wh).toBe(session.energyWh);
        expect(sumAmounts(lines.map((line) => line.amount))).toBe(amount);
        expect(new Money(amount).gte(1) && new Money(amount).lte(20)).toBe(true);
        const seconds = lines.reduce((sum, line) => sum + ('seconds' in line ? line.seconds : 0), 0);
        const most = Date.parse(session.until) - Date.parse(session.from) + 3_600_000;
        expect(seconds).toBeLessThanOrEqual(Math.ceil(most / 1000));
      }),
    );
  });

  test('one window over the whole day is none', () => {
    fc.assert(
      fc.property(anySession, anyPrice, (session, pricePerKwh) => {
        const whole = price(session, { kind: 'energy', pricePerKwh, window: window('00:00', '24:00') });
        expect(whole.amount).toBe(price(session, { kind: 'energy', pricePerKwh }).amount);
      }),
    );
  });
});

test('a sample that is too high drops out of the course, not all that come after it', () => {
  const [startedAt, until] = [new Date('2026-11-18T08:00:00Z'), new Date('2026-11-18T18:00:00Z')];
  const minute = (minutes: number) => new Date(startedAt.getTime() + minutes * MINUTE_MS);
  const samples = [
    { at: minute(1), registerWh: 39_000n },
    ...Array.from({ length: 39 }, (_, index) => ({
      at: minute(15 * (index + 1)),
      registerWh: BigInt(1_000 * (index + 1)),
    })),
  ];
  const course = registerCourse({ startedAt, until }, { beginWh: 0n, endWh: 40_000n }, samples);
  expect(course).toHaveLength(41);
  expect(course).toContainEqual({ at: minute(300), registerWh: 20_000n });
  expect(course[1]).toEqual({ at: minute(15), registerWh: 1_000n });
});

test('a clock that was eleven years off, and a charger that tells everything, keep nobody waiting', () => {
  const [from, until] = [new Date('2015-01-02T00:00:00Z'), new Date('2026-11-30T00:00:00Z')];
  const many = 50_000;
  const at = (share: number) =>
    new Date(from.getTime() + (share / many) * (until.getTime() - from.getTime()));
  const registers = Array.from({ length: many + 1 }, (_, index) => ({
    at: at(index),
    registerWh: BigInt(index),
  }));
  const idle = registers
    .slice(1)
    .map((_, index) => [at(index).toISOString(), at(index + 0.5).toISOString()] as const);
  const hour: TariffComponent = { kind: 'time', pricePerHour: '0.1000', window: NIGHT };
  const blocked: TariffComponent = { kind: 'idle', pricePerHour: '1.0000', graceMinutes: 10 };
  const session = {
    from: from.toISOString(),
    until: until.toISOString(),
    registers,
    idle,
    energyWh: BigInt(many),
  };
  const { lines } = price(session, night, day, hour, blocked);
  expect(lines.map(({ kind }) => kind)).toEqual(['energy', 'energy', 'time', 'idle']);
}, 5_000);
