import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import { bySpecificity, fitsPattern, resolveQuirks, type QuirkProfile } from './quirk-profiles.ts';
import { STANDARD, type Quirks } from './quirks.ts';

const profile = (given: Partial<QuirkProfile>): QuirkProfile => ({
  id: given.name ?? 'profile',
  name: 'profile',
  vendor: null,
  model: null,
  firmwareFrom: null,
  firmwareUntil: null,
  settings: {},
  ...given,
});
const pulsar = { vendor: 'Wall Box Chargers', model: 'PLP1-0-2-4', firmwareVersion: '5.17.12' };

describe('versions of firmware', () => {
  test.each([
    ['1.9', '1.10', -1],
    ['v1.2', '1.2.0', 0],
    ['1.2', '1.2.1', -1],
    ['01.02', '1.2', 0],
    ['56.2', '56.2b', -1],
    ['R1.2.beta', 'R1.2.3', -1],
    ['20231115094512345678', '20231115094512345679', -1],
    ['', '0.1', -1],
  ])('%j against %j: %d', (a, b, order) => {
    expect(Math.sign(compareVersions(a, b))).toBe(order);
    expect(Math.sign(compareVersions(b, a))).toBe(order === 0 ? 0 : -order);
  });

  const version = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'a', 'v'), maxLength: 8 });

  test('are in one order, whatever is compared first', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a pattern', () => {
  test.each([
    ['Alfen BV', 'alfen bv', true],
    ['alfen*', 'Alfen BV', true],
    ['*box*', 'EV-BOX', true],
    ['*box*', 'Wall Box Chargers', true],
    ['ev*box', 'EV-BOX', true],
    ['ev*box', 'EV-BOX 2', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['', 'anything', false],
  ])('%j against %j: %s', (pattern, text, fits) => expect(fitsPattern(pattern, text)).toBe(fits));

  test('that is the text itself, or that with a piece replaced by a star, fits', () => {
    const text = fc.string().filter((value) => !value.includes('*'));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (value, from, length) => {
        // Case folding may change the length of a text, so the piece is cut from the folded text.
        const folded = value.trim().toLowerCase();
        const start = from % (folded.length + 1);
        expect(fitsPattern(folded, value)).toBe(true);
        expect(fitsPattern(`${folded.slice(0, start)}*${folded.slice(start + length)}`, value)).toBe(true);
      }),
    );
  });
});

describe('the quirks of a charger', () => {
  test('without a profile that fits are the standard', () => {
    const { quirks, origins } = resolveQuirks(
      [profile({ vendor: 'Alfen*', settings: { ping: 'off' } })],
      pulsar,
      {},
    );
    expect(quirks).toEqual(STANDARD);
    expect(new Set(Object.values(origins).map(({ kind }) => kind))).toEqual(new Set(['standard']));
  });

  test('come setting by setting from the most specific profile that says something about it', () => {
    const profiles = [
      profile({ name: 'any Wallbox', vendor: 'wall*', settings: { stackLevel: 3, idTagLength: 18 } }),
      profile({ name: 'Pulsar', vendor: 'wall*', model: 'plp1*', settings: { stackLevel: 0 } }),
    ];
    const { quirks, origins } = resolveQuirks(profiles, pulsar, { offlineAfterSeconds: 900 });
    expect(quirks).toEqual({ ...STANDARD, stackLevel: 0, idTagLength: 18, offlineAfterSeconds: 900 });
    expect(origins.stackLevel).toEqual({ kind: 'profile', id: 'Pulsar', name: 'Pulsar' });
    expect(origins.idTagLength).toMatchObject({ name: 'any Wallbox' });
    expect(origins.offlineAfterSeconds).toEqual({ kind: 'charge-point' });
    expect(origins.ping).toEqual({ kind: 'standard' });
  });

  test('a range of firmware holds from its first version up to, not including, its last', () => {
    const ranged = profile({
      vendor: 'wall*',
      firmwareFrom: '5.2',
      firmwareUntil: '6.7',
      settings: { ping: 'off' },
    });
    const pingOf = (firmwareVersion: string | null) =>
      resolveQuirks([ranged], { ...pulsar, firmwareVersion }, {}).quirks.ping;
    expect(['5.1.9', '5.2', '5.17', '6.6.9', '6.7', null].map(pingOf)).toEqual([
      'on',
      'off',
      'off',
      'off',
      'on',
      'on',
    ]);
  });

  test('a charger that has not said what it is fits no profile', () => {
    const unknown = { vendor: null, model: null, firmwareVersion: null };
    expect(resolveQuirks([profile({ vendor: '*', settings: { ping: 'off' } })], unknown, {}).quirks).toEqual(
      STANDARD,
    );
  });

  test('what is no setting is left out', () => {
    const settings = { ping: 'off', formerSetting: 1 } as Partial<Quirks>;
    expect(resolveQuirks([profile({ vendor: 'wall*', settings })], pulsar, {}).quirks).toEqual({
      ...STANDARD,
      ping: 'off',
    });
  });

  const pattern = fc.constantFrom(null, '*', 'wall*', 'Wall Box Chargers', 'PLP1*', '*2-4', 'other');
  const someProfile = fc.record({
    vendor: pattern,
    model: pattern,
    firmwareFrom: fc.constantFrom(null, '5', '6'),
    firmwareUntil: fc.constantFrom(null, '5.17.13', '9'),
    settings: fc.record(
      { stackLevel: fc.nat(9), ping: fc.constantFrom('off', 'defer') },
      { requiredKeys: [] },
    ),
  });
  const someProfiles = fc
    .array(someProfile, { maxLength: 6 })
    .map((list) => list.map((each, index) => profile({ ...each, name: `${index}` })));

  test('do not depend on the order of the profiles', () => {
    fc.assert(
      fc.property(someProfiles, fc.nat(), (profiles, cut) => {
        const turned = [...profiles.slice(cut % 6), ...profiles.slice(0, cut % 6)].toReversed();
        expect(resolveQuirks(turned, pulsar, {})).toEqual(resolveQuirks(profiles, pulsar, {}));
      }),
    );
  });

  test('an override always holds, and a profile never changes a setting it says nothing about', () => {
    fc.assert(
      fc.property(someProfiles, (profiles) => {
        const { quirks } = resolveQuirks(profiles, pulsar, { ping: 'on' });
        expect(quirks).toEqual({ ...STANDARD, stackLevel: quirks.stackLevel });
      }),
    );
  });

  test('specificity is one order', () => {
    fc.assert(
      fc.property(someProfiles, (profiles) => {
        for (const a of profiles)
          for (const b of profiles)
            if (a !== b) expect(Math.sign(bySpecificity(a, b))).toBe(-Math.sign(bySpecificity(b, a)));
      }),
    );
  });
});
