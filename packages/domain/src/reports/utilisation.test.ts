import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthPeriod } from './month.ts';
import { utilisationOf, type Occupation, type UsedConnector } from './utilisation.ts';

const timeZone = 'Europe/Amsterdam';
const later = new Date('2027-06-01');
const occupation = (from: string, until: string | null, idleSeconds = 0): Occupation => ({
  startedAt: new Date(from),
  endedAt: until === null ? null : new Date(until),
  idleSeconds,
  idle: [],
});
const connector = (...occupations: readonly Occupation[]): UsedConnector => ({
  timeZone,
  since: null,
  until: null,
  occupations,
});
const hoursOf = (connectors: readonly UsedConnector[], month: string) =>
  utilisationOf(connectors, month, later).hours;
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

test('the hour that a clock shows twice is there twice, and the one that it skips is not', () => {
  const at = (month: string) =>
    hoursOf([connector()], month).find((each) => each.weekday === 7 && each.hour === 2);
  // Four Sundays each in October 2026 and five in March; one of each is the day of the change.
  expect(at('2026-10')?.availableSeconds).toBe((4 + 1) * 3_600);
  expect(at('2026-03')?.availableSeconds).toBe((5 - 1) * 3_600);
  expect(total(hoursOf([connector()], '2026-10').map((each) => each.availableSeconds))).toBe(
    (31 * 24 + 1) * 3_600,
  );
});

test('a clock may change by half an hour', () => {
  const hours = hoursOf([{ ...connector(), timeZone: 'Australia/Lord_Howe' }], '2026-10');
  const at = (hour: number) =>
    hours.find((each) => each.weekday === 7 && each.hour === hour)?.availableSeconds;
  expect([at(2), at(3)]).toEqual([3.5 * 3_600, 4 * 3_600]);
});

test('a session through the change of the clock lies in the hours that it lasted', () => {
  const night = connector(occupation('2026-10-24T23:30:00Z', '2026-10-25T02:00:00Z', 1_800));
  const { uses, hours } = utilisationOf([night], '2026-10', later);
  expect(hours.filter((each) => each.occupiedSeconds > 0)).toMatchObject([
    { weekday: 7, hour: 1, occupiedSeconds: 1_800 },
    { weekday: 7, hour: 2, occupiedSeconds: 7_200 },
  ]);
  expect(uses).toEqual([
    { availableSeconds: (31 * 24 + 1) * 3_600, occupiedSeconds: 9_000, idleSeconds: 1_800, sessions: 1 },
  ]);
});

test('only what lies in the month counts, and nothing twice; a session counts where it ended', () => {
  const across = occupation('2026-10-31T22:00:00Z', '2026-11-01T01:00:00Z');
  const twice = occupation('2026-10-31T22:30:00Z', '2026-10-31T23:30:00Z');
  const [october, november] = ['2026-10', '2026-11'].map(
    (month) => utilisationOf([connector(across, twice)], month, later).uses[0],
  );
  expect(october).toMatchObject({ occupiedSeconds: 3_600, sessions: 0 });
  expect(november).toMatchObject({ occupiedSeconds: 7_200, sessions: 2 });
});

test('what ended at midnight belongs to the month that began', () => {
  const last = connector(occupation('2026-10-31T22:00:00Z', '2026-10-31T23:00:00Z'));
  const sessions = ['2026-10', '2026-11'].map(
    (month) => utilisationOf([last], month, later).uses[0]?.sessions,
  );
  expect(sessions).toEqual([0, 1]);
});

test('a month that is running ends now, and a connector is there since it was entered or used', () => {
  const now = new Date('2026-11-11T00:00:00Z');
  const since = new Date('2026-11-10T00:00:00Z');
  const of = (used: UsedConnector) => utilisationOf([used], '2026-11', now).uses[0];
  expect(of({ ...connector(occupation('2026-11-10T23:00:00Z', null)), since })).toEqual({
    availableSeconds: 86_400,
    occupiedSeconds: 3_600,
    idleSeconds: 0,
    sessions: 0,
  });
  const used = connector(occupation('2026-11-09T00:00:00Z', '2026-11-09T01:00:00Z'));
  expect(of({ ...used, since })?.availableSeconds).toBe(2 * 86_400);
  expect(of({ ...connector(), until: since, since: new Date('2026-12-01') })?.availableSeconds).toBe(0);
});

test('what is told of idle time counts where it was', () => {
  const idle = [{ from: new Date('2026-10-31T22:00:00Z'), until: new Date('2026-10-31T23:10:00Z') }];
  const across = { ...occupation('2026-10-31T21:00:00Z', '2026-11-01T01:00:00Z', 4_200), idle };
  expect(utilisationOf([connector(across)], '2026-11', later).uses[0]?.idleSeconds).toBe(600);
});

test('the hours add up to the connectors, and these to the sessions that fit one another', () => {
  const { from } = monthPeriod('2026-03', timeZone);
  const step = fc.record({
    pause: fc.nat(400_000),
    length: fc.integer({ min: 1, max: 400_000 }),
    idle: fc.nat(500_000),
  });
  const zone = fc.constantFrom(timeZone, 'Asia/Kolkata', 'Pacific/Chatham');
  fc.assert(
    fc.property(fc.array(fc.tuple(zone, fc.array(step, { maxLength: 20 })), { maxLength: 4 }), (given) => {
      const connectors = given.map(([timeZone, steps]) => {
        let at = from.getTime() - 500_000_000;
        const occupations = steps.map(({ pause, length, idle }) => {
          const startedAt = new Date((at += pause * 1_000));
          const endedAt = new Date((at += length * 1_000));
          return { startedAt, endedAt, idleSeconds: Math.min(idle, length), idle: [] };
        });
        return { ...connector(...occupations), timeZone };
      });
      const { uses, hours } = utilisationOf(connectors, '2026-03', later);
      for (const [index, use] of uses.entries()) {
        const used = connectors[index];
        const period = monthPeriod('2026-03', used?.timeZone ?? '');
        const inMonth = (used?.occupations ?? []).map(({ startedAt, endedAt }) =>
          Math.max(0, Math.min(+(endedAt ?? 0), +period.until) - Math.max(+startedAt, +period.from)),
        );
        expect(use.occupiedSeconds).toBe(total(inMonth) / 1_000);
        expect(use.idleSeconds).toBeLessThanOrEqual(use.occupiedSeconds);
        expect(use.occupiedSeconds).toBeLessThanOrEqual(use.availableSeconds);
      }
      for (const name of ['availableSeconds', 'occupiedSeconds'] as const)
        expect(total(hours.map((each) => each[name]))).toBe(total(uses.map((use) => use[name])));
    }),
  );
});
