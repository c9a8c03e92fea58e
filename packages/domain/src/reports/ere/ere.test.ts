import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alreadyAuthorised, authorisationPeriodProblem } from './authorisation.ts';
import { meterKey, withoutClaimed, type MeteredEnergy } from './claimed-energy.ts';
import { decideEre, type EreFacts, type EreMeter, type EreSession } from './decide-ere.ts';
import { isDutchEan, normaliseEan } from './ean.ts';
import { ereOf, ereSum } from './units.ts';

test.each([
  ['871687160000123457', true],
  ['8716 8716 0000 1234 57', true],
  ['871687160000123456', false],
  ['871687160000132457', false],
  ['541448860000123456', false],
  ['87168716000012345', false],
  ['', false],
])('the EAN code %j of a Dutch connection: %s', (typed, valid) => {
  expect(isDutchEan(normaliseEan(typed))).toBe(valid);
});

test.each([
  [1_000, '100', '0.658800'],
  [1_000, '50', '0.329400'],
  [10_000, '50.5', '3.326940'],
  [1, '50', '0.000329'],
  // 0.0006588 × 3 / 4
  [1, '75', '0.000494'],
])('%i Wh of which %s %% is renewable are %s units', (energyWh, percent, units) => {
  expect(ereOf(energyWh, percent)).toBe(units);
});

test('a sum adds up as it is listed', () => {
  const rows = Array.from({ length: 3 }, () => ({ energyWh: 1, units: ereOf(1, '75') }));
  expect(ereSum(rows)).toEqual({ sessions: 3, energyWh: 3, units: '0.001482' });
});

const EAN = '871687160000123457';
const now = new Date('2026-11-20T12:00:00Z');
const session: EreSession = {
  country: 'NL',
  startDay: '2026-11-10',
  endDay: '2026-11-11',
  endedAt: new Date('2026-11-11T02:00:00Z'),
  isCompleted: true,
  review: null,
  energyWh: 10_000,
  beginWh: 5_000,
  endWh: 15_000,
};
const meter: EreMeter = {
  validFrom: '2026-01-01',
  ean: EAN,
  meterSerial: 'M-1',
  mid: 'T10001',
  builtIn: true,
  ownRenewablePercent: null,
};
const authorisation = { eans: [EAN], validFrom: '2026-01-01', validUntil: '2026-12-31' };
const facts = (changes: {
  session?: Partial<EreSession>;
  meters?: readonly EreMeter[];
  authorisations?: EreFacts['authorisations'];
  gridRenewablePercent?: string | null;
}): EreFacts => ({
  meters: [meter],
  authorisations: [authorisation],
  gridRenewablePercent: '50',
  ...changes,
  session: { ...session, ...changes.session },
});

describe('whether a session counts', () => {
  test('what a built-in MID meter counted of an authorised connection does', () => {
    expect(decideEre(facts({}), now)).toEqual({
      counts: true,
      meter,
      beginWh: 5_000,
      endWh: 15_000,
      renewablePercent: '50',
      units: '3.294000',
    });
  });

  test('electricity of one’s own counts by its own share', () => {
    const meters = [{ ...meter, ownRenewablePercent: '100' }];
    expect(decideEre(facts({ meters, gridRenewablePercent: null }), now)).toMatchObject({
      renewablePercent: '100',
      units: '6.588000',
    });
  });

  test.each([
    ['abroad', { session: { country: 'BE' } }],
    ['left-out', { session: { review: 'excluded' } }],
    ['in-doubt', { session: { review: 'open' } }],
    ['in-doubt', { session: { isCompleted: false } }],
    ['no-energy', { session: { energyWh: 0, endWh: 5_000 } }],
    ['recent', { session: { endedAt: new Date('2026-11-19T12:00:00.001Z') } }],
    ['not-by-meter', { session: { review: 'corrected' } }],
    ['not-by-meter', { session: { beginWh: null } }],
    ['not-by-meter', { session: { endWh: 15_001 } }],
    ['no-charger-data', { meters: [] }],
    ['no-charger-data', { meters: [{ ...meter, validFrom: '2026-11-11' }] }],
    ['meter-changed', { meters: [{ ...meter, validFrom: '2026-11-11' }, meter] }],
    ['no-ean', { meters: [{ ...meter, ean: null }] }],
    ['no-meter-serial', { meters: [{ ...meter, meterSerial: null }] }],
    ['not-built-in', { meters: [{ ...meter, builtIn: false }] }],
    ['no-mid', { meters: [{ ...meter, mid: null }] }],
    ['no-authorisation', { authorisations: [] }],
    ['no-authorisation', { authorisations: [{ ...authorisation, eans: ['871685550000987654'] }] }],
    ['no-authorisation', { authorisations: [{ ...authorisation, validUntil: '2026-11-10' }] }],
    ['no-authorisation', { authorisations: [{ ...authorisation, validFrom: '2026-11-11' }] }],
    ['no-share', { gridRenewablePercent: null }],
  ] as const)('%s: %j', (reason, changes) => {
    expect(decideEre(facts(changes), now)).toEqual({ counts: false, reason });
  });

  test('a session over New Year needs the authorisations of both years', () => {
    const overNewYear = { startDay: '2026-12-31', endDay: '2027-01-01', endedAt: new Date('2027-01-01') };
    const next = { ...authorisation, validFrom: '2027-01-01', validUntil: '2027-12-31' };
    const later = new Date('2027-02-01');
    expect(decideEre(facts({ session: overNewYear }), later)).toMatchObject({ reason: 'no-authorisation' });
    const authorisations = [authorisation, next];
    expect(decideEre(facts({ session: overNewYear, authorisations }), later)).toMatchObject({ counts: true });
  });
});

test.each([
  ['2026-03-01', '2026-12-31', null],
  ['2026-03-01', '2026-03-01', null],
  ['2026-03-01', '2026-02-28', 'before-start'],
  ['2026-03-01', '2027-01-01', 'other-year'],
])('an authorisation from %s to %s: %s', (validFrom, validUntil, problem) => {
  expect(authorisationPeriodProblem({ validFrom, validUntil })).toBe(problem);
});

test.each([
  ['2026-01-01', '2026-01-01', [EAN]],
  ['2026-12-31', '2026-12-31', [EAN]],
  ['2025-01-01', '2025-12-31', []],
  ['2027-01-01', '2027-12-31', []],
])('of a connection that is authorised in 2026, from %s to %s: %j', (validFrom, validUntil, eans) => {
  const wanted = { eans: [EAN, '871685550000987654'], validFrom, validUntil };
  expect(alreadyAuthorised(wanted, [authorisation])).toEqual(eans);
});

describe('no kWh is claimed twice', () => {
  const energies = fc.array(
    fc.record({
      meterKey: fc.constantFrom('a', 'b'),
      beginWh: fc.integer({ min: 0, max: 300 }),
      deltaWh: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 60 },
  );
  const rounds = fc.array(energies, { maxLength: 5 });

  test('in whatever rounds, registers, doubles and orders', () => {
    fc.assert(
      fc.property(rounds, (given) => {
        const claimed: MeteredEnergy[] = [];
        for (const round of given) {
          const candidates = round.map(({ beginWh, deltaWh, ...rest }) => ({
            ...rest,
            beginWh,
            endWh: beginWh + deltaWh,
          }));
          const { free, same } = withoutClaimed(candidates, claimed);
          expect(free.length + same.length).toBe(candidates.length);
          claimed.push(...free);
          // What waits would have been claimed twice.
          for (const energy of same) expect(claimed.some((other) => overlaps(other, energy))).toBe(true);
        }
        const times = new Map<string, number>();
        for (const { meterKey: key, beginWh, endWh } of claimed)
          for (let wh = beginWh; wh < endWh; wh++)
            times.set(`${key}${wh}`, (times.get(`${key}${wh}`) ?? 0) + 1);
        expect(Math.max(0, ...times.values())).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('sessions that follow one another are all free, other meters do not matter', () => {
    const claimed = [of('a', 0, 10)];
    const { free, same } = withoutClaimed(
      [of('a', 10, 20), of('b', 0, 10), of('a', 9, 10), of('a', 20, 21), of('a', 0, 30)],
      claimed,
    );
    expect(free).toEqual([of('a', 10, 20), of('b', 0, 10), of('a', 20, 21)]);
    expect(same).toEqual([of('a', 9, 10), of('a', 0, 30)]);
  });

  test('a meter is known again by its charger, number and connector', () => {
    const facts1 = { serialNumber: 'A', meterSerial: 'M', connectorId: 1 };
    expect(meterKey(facts1)).toBe(meterKey({ ...facts1 }));
    expect(meterKey(facts1)).not.toBe(meterKey({ ...facts1, connectorId: 2 }));
    expect(meterKey(facts1)).not.toBe(meterKey({ ...facts1, meterSerial: 'N' }));
  });
});

const of = (key: string, beginWh: number, endWh: number) => ({ meterKey: key, beginWh, endWh });

const overlaps = (one: MeteredEnergy, other: MeteredEnergy): boolean =>
  one.meterKey === other.meterKey && one.beginWh < other.endWh && other.beginWh < one.endWh;
