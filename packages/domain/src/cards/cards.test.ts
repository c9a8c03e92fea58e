import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareEmaid, emaidCheckCharacter, hasRightCheckCharacter } from './emaid.ts';
import { canonicalIdTag, isUnusual, maskIdTag, parseIdTag, readIdTag } from './id-tag.ts';
import { nearMatch, reversedBytes, twinOf, uidOfDecimal } from './near-match.ts';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789ABCDEF'.split('')), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));
const uid = fc.oneof(hex(8), hex(14), hex(20));

describe('the check character of a contract id', () => {
  // The vectors that ShellRechargeSolutionsEU/mobilityid publishes, then others.
  test.each([
    ['NN123ABCDEFGHI', 'T'],
    ['FRXYZ123456789', '2'],
    ['ITA1B2C3E4F5G6', '4'],
    ['ESZU8WOX834H1D', 'R'],
    ['PT73902837ABCZ', 'Z'],
    ['DE83DUIEN83QGZ', 'D'],
    ['DE83DUIEN83ZGQ', 'M'],
    ['DE8AA001234567', '0'],
    ['NLTNM000122045', 'U'],
    ['NLXXXC12345678', 'Z'],
    ['DE8AACA2B3C4D5', 'L'],
  ])('%s has %s', (bare, check) => {
    expect(emaidCheckCharacter(bare)).toBe(check);
    expect(hasRightCheckCharacter(bare + check)).toBe(true);
    expect(hasRightCheckCharacter(bare)).toBeNull();
  });

  test('sees every swap of two neighbours', () => {
    const letters = fc.array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')), {
      minLength: 14,
      maxLength: 14,
    });
    fc.assert(
      fc.property(letters, fc.nat(12), (characters, position) => {
        const swapped = [...characters];
        swapped[position] = characters[position + 1] ?? '';
        swapped[position + 1] = characters[position] ?? '';
        fc.pre(swapped[position] !== characters[position]);
        expect(emaidCheckCharacter(swapped.join(''))).not.toBe(emaidCheckCharacter(characters.join('')));
      }),
    );
  });

  test('hyphens are all or none', () => {
    expect(bareEmaid('nl-tnm-000122045-u')).toBe('NLTNM000122045U');
    expect(bareEmaid('NLTNM000122045')).toBe('NLTNM000122045');
    expect(bareEmaid('NL-TNM000122045')).toBeNull();
    expect(bareEmaid('12TNM000122045')).toBeNull();
  });
});

describe('the canonical id tag', () => {
  test.each([
    ['04a2e680', '04A2E680'],
    [' 04:A2:E6:80 ', '04A2E680'],
    ['04-a2-e6-80', '04A2E680'],
    ['04.A2 E6.80', '04A2E680'],
    ['0x04A2E680', '04A2E680'],
    ['０４Ａ２', '04A2'],
    ['nl-tnm-000122045-u', 'NLTNM000122045U'],
    ['VID:0011AABBCC', 'VID:0011AABBCC'],
    ['My-Card 1', 'MY-CARD 1'],
    ['00000000', '00000000'],
    ['0x', '0X'],
    ['', ''],
  ])('of %j is %j', (raw, canonical) => {
    expect(canonicalIdTag(raw)).toBe(canonical);
  });

  test('is its own canonical form, for anything that a reader may send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (raw) => {
        expect(canonicalIdTag(canonicalIdTag(raw))).toBe(canonicalIdTag(raw));
      }),
      { numRuns: 2000 },
    );
  });

  test('of a UID knows neither case nor separators, and keeps every zero', () => {
    fc.assert(
      fc.property(
        uid,
        fc.constantFrom('', ':', '-', ' ', '.'),
        fc.boolean(),
        (canonical, separator, lower) => {
          const written = canonical.match(/../g)?.join(separator) ?? '';
          expect(canonicalIdTag(lower ? written.toLowerCase() : written)).toBe(canonical);
        },
      ),
    );
  });
});

describe('kind and warnings', () => {
  test.each([
    ['04A2E680', 'uid', []],
    ['04A2E6801B5A80', 'uid', []],
    ['04A2E6801B5A8004A2E6', 'uid', []],
    ['08123456', 'uid', ['random-uid']],
    ['081234561B5A80', 'uid', []],
    ['04A2E6801B5A', 'uid-suspect', ['incomplete-uid']],
    ['4A2E680', 'uid-suspect', ['incomplete-uid']],
    ['3570234960', 'decimal-ambiguous', ['maybe-decimal']],
    ['NL-TNM-000122045-U', 'contract-id', []],
    ['NL-TNM-000122045-X', 'contract-id', ['wrong-check-character']],
    ['DE-8AA-001234567', 'contract-id', []],
    ['VID:0011AABBCC', 'other', []],
    ['04A2E68011', 'other', []],
  ])('%s is %s %j', (raw, kind, warnings) => {
    expect(readIdTag(raw)).toMatchObject({ kind, warnings });
  });

  test.each([
    ['', 'empty'],
    [' : ', null],
    ['A'.repeat(21), 'too-long'],
    ['card\u0000', 'not-printable'],
    ['кarta', 'not-printable'],
  ])('typed %j: %s', (typed, reason) => {
    const parsed = parseIdTag(typed);
    expect(parsed.ok ? null : parsed.reason).toBe(reason);
  });
});

describe('a number as people copy it', () => {
  const bytes = fc
    .constantFrom(4, 7, 10)
    .chain((length) => fc.array(hex(2), { minLength: length, maxLength: length }));
  const separator = fc.constantFrom(
    ...['', ' ', ':', '-', '.', ',', ', ', ' - ', '_', '|'].concat([
      '\u00a0',
      '\u202f',
      '\u2009',
      '\t',
      '\n',
      '\u200b',
      '\u2060',
      '\ufeff',
      '\u2013',
      '\u2011',
      '\u2212',
      '\u00b7',
    ]),
  );

  test('is the same card, whatever stands around and between its bytes', () => {
    const around = fc.constantFrom('', ' ', '\u200b', '\u00a0', '\n');
    const prefix = fc.constantFrom('', 'UID: ', 'uid=', 'RFID UID: ', '0x');
    const written = fc.constantFrom(
      (byte: string) => byte,
      (byte: string) => byte.toLowerCase(),
      (byte: string) => byte.replaceAll(/./g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    );
    fc.assert(
      fc.property(bytes, separator, around, prefix, written, (all, between, side, before, write) => {
        const typed = side + before + all.map(write).join(between) + side;
        expect(parseIdTag(typed)).toMatchObject({
          ok: true,
          idTag: { canonical: all.join(''), kind: 'uid' },
        });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['0x04 0xA2 0xE6 0x80', '04A2E680'],
    ['nl\u2011tnm\u2011000122045\u2011u', 'NLTNM000122045U'],
    ['DE-8AA-001234567', 'DE8AA001234567'],
    ['VID:0011AABBCC', 'VID:0011AABBCC'],
    ['3570 234 960', '3570234960'],
    ['ZZ!', 'ZZ!'],
  ])('%j is %s', (typed, canonical) => {
    expect(parseIdTag(typed)).toMatchObject({ ok: true, idTag: { canonical } });
  });

  test.each([
    ['ZZ!', true],
    ['VID:0011AABBCC', true],
    ['Jesse', true],
    ['04A2E680', false],
    ['04AA', false],
    ['3570234960', false],
    ['NL-TNM-000122045-U', false],
  ])('%s is unusual: %s', (typed, unusual) => {
    expect(isUnusual(readIdTag(typed))).toBe(unusual);
  });
});

describe('a card that is not the entry', () => {
  test.each([
    ['80E6A204', '04A2E680', 'reversed-bytes'],
    ['3570234960', 'D4CD7650', 'decimal'],
    ['D4CD7650', '3570234960', 'decimal'],
    ['5076CDD4', '3570234960', 'decimal'],
    ['4A2E680', '04A2E680', 'leading-zeros'],
    ['04A2E6801B5A', '04A2E6801B5A80', 'truncated'],
    ['04A2E680', '04A2E680', null],
    ['04A2E680', '11223344', null],
    ['00001234', '000004D2', null],
    ['NLTNM000122045', '04A2E680', null],
  ])('%s against %s: %s', (read, known, hint) => {
    expect(nearMatch(read, known)).toBe(hint);
  });

  test('reversing twice changes nothing, and is found', () => {
    fc.assert(
      fc.property(uid, (number) => {
        const reversed = reversedBytes(number) ?? '';
        expect(reversedBytes(reversed)).toBe(number);
        fc.pre(reversed !== number);
        expect(nearMatch(number, reversed)).toBe('reversed-bytes');
      }),
    );
  });

  test('seven bytes in decimal are found, in either order', () => {
    fc.assert(
      fc.property(hex(12), fc.boolean(), (rest, reversed) => {
        const number = `04${rest}`;
        const decimal = BigInt(`0x${number}`).toString();
        const other = reversed ? (reversedBytes(number) ?? '') : number;
        expect(nearMatch(decimal, other)).toBe('decimal');
        expect(nearMatch(other, decimal)).toBe('decimal');
        expect(twinOf(decimal, [{ uid: 'AABBCCDD' }, { uid: other }])).toEqual({
          card: { uid: other },
          match: 'decimal',
        });
      }),
    );
  });

  test('a card that is known is no twin of another', () => {
    expect(twinOf('80E6A204', [{ uid: '04A2E680' }])).toMatchObject({ match: 'reversed-bytes' });
    expect(twinOf('80E6A204', [{ uid: '04A2E680' }, { uid: '80E6A204' }])).toBeNull();
    expect(twinOf('80E6A204', [])).toBeNull();
  });

  test('decimals above four bytes mean no UID', () => {
    expect(uidOfDecimal('4294967295')).toBe('FFFFFFFF');
    expect(uidOfDecimal('4294967296')).toBeNull();
    expect(uidOfDecimal('12A')).toBeNull();
  });
});

describe('the mask', () => {
  test('shows the first 2 and the last 4', () => {
    expect(maskIdTag('04A2E6801B5A80')).toBe('04••••5A80');
    expect(maskIdTag('A1B2C3')).toBe('••••C3');
    // What is left out of four bytes would be one of 256 numbers.
    expect(maskIdTag('04A2E680')).toBe('••••80');
    expect(maskIdTag('0077784704')).toBe('••••04');
  });

  test('never shows more than 6 characters, and never all', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 20 }), (tag) => {
        fc.pre(!tag.includes('•'));
        const shown = maskIdTag(tag).replaceAll('•', '');
        expect(shown.length).toBeLessThanOrEqual(6);
        expect(shown.length).toBeLessThan(tag.length);
      }),
    );
  });
});
