import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIban, parseIban } from './iban.ts';
import { may, PLATFORM_ROLES, ROLES, type Permission } from './roles.ts';

/** The whole matrix, as the portal promises it. */
const matrix: Record<Permission, string> = {
  'account.view': 'owner manager operator viewer',
  'account.manage': 'owner',
  'members.manage': 'owner',
  'bank.manage': 'owner',
  'api-keys.manage': 'owner',
  'stations.view': 'owner manager operator viewer',
  'stations.manage': 'owner manager',
  'grid-readings.record': 'owner manager',
  'pricing.manage': 'owner manager',
  'whitelist.manage': 'owner manager',
  'sessions.view': 'owner manager operator viewer',
  'sessions.review': 'owner manager',
  'commands.operate': 'owner manager operator',
  'commands.configure': 'owner manager operator',
  'reports.view': 'owner manager operator viewer',
  'mobility.view': 'owner manager operator viewer driver',
  'support.view': 'support admin',
  'support.operate': 'support admin',
  'staff.manage': 'admin',
  'settlement.manage': 'admin',
};

test.each(Object.entries(matrix) as [Permission, string][])('%s: %s', (permission, holders) => {
  const holding = [...ROLES, ...PLATFORM_ROLES].filter((role) => may(role, permission));
  expect(holding.join(' ')).toBe(holders);
});

describe('an IBAN', () => {
  test.each([
    ['NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
    ['nl91abna0417164300', 'NL91ABNA0417164300'],
    ['BE68 5390 0754 7034', 'BE68539007547034'],
    ['DE89370400440532013000', 'DE89370400440532013000'],
    ['AL47 2121 1009 0000 0002 3569 8741', 'AL47212110090000000235698741'],
    ['MD24AG000225100013104168', 'MD24AG000225100013104168'],
    ['ME25505000012345678951', 'ME25505000012345678951'],
    ['MK07250120000058984', 'MK07250120000058984'],
    ['RS35260005601001611379', 'RS35260005601001611379'],
  ])('%s', (typed, iban) => {
    expect(parseIban(typed)).toEqual({ ok: true, iban });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['NL92ABNA0417164300', 'wrong-check-digits'],
    ['NL91ABNA041716430', 'wrong-length'],
    ['NL91ABNA04171643000', 'wrong-length'],
    ['XX91ABNA0417164300', 'unknown-country'],
    ['12345', 'unknown-country'],
    ['NLAAABNA0417164300', 'wrong-check-digits'],
    ['NL9112340417164300', 'wrong-format'],
    ['SA0380000000608010167519', 'not-sepa'],
  ])('%j is none: %s', (typed, reason) => {
    expect(parseIban(typed)).toEqual({ ok: false, reason });
  });

  const IBANS = [
    'NL91ABNA0417164300',
    'BE68539007547034',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'GB29NWBK60161331926819',
  ];
  const decoration = fc
    .array(
      fc.constantFrom(
        ...'20 9 a d a0 202f 2007 2009 3000 200b 200c 200d 2060 feff'.split(' '),
        ...'ad 2010 2011 2012 2013 2014 2212 2d 2e b7 3a 2f 5f'.split(' '),
      ),
      { maxLength: 3 },
    )
    .map((codes) => String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16))));

  test('is read through anything that may stand around and between its characters', () => {
    const between = fc.array(decoration, { minLength: 34, maxLength: 34 });
    const prefix = fc.constantFrom('', 'IBAN', 'iban:', 'IBAN-nummer: ', 'IBAN No. ', 'ＩＢＡＮ ');
    const letters = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll(/./g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...IBANS), between, prefix, letters, (iban, gaps, before, written) => {
        const typed =
          iban
            .split('')
            .map((c, index) => (gaps[index] ?? '') + written(c))
            .join('') + gaps.at(-1);
        expect(parseIban(before + typed)).toEqual({ ok: true, iban });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['NL91 АBNA 0417 1643 00', 'foreign-characters'],
    ['ıe29 aıbk 9311 5212 3456 78', 'foreign-characters'],
    ['Rekening NL91 ABNA 0417 1643 00', 'more-than-iban'],
    ['NL91ABNA0417164300 t.n.v. J. Jansen', 'more-than-iban'],
    ['NL91ABNA0417164300 (BIC ABNANL2A)', 'more-than-iban'],
    ['\u200b\u00a0', 'empty'],
  ])('%j is all right but for what was copied with it: %s', (typed, reason) => {
    expect(parseIban(typed)).toEqual({ ok: false, reason });
  });

  test('is looked for in a long text in a time that grows with it, not with its square', () => {
    expect(parseIban('1 '.repeat(2_000)).ok).toBe(false);
    expect(parseIban(`${'1 '.repeat(2_000)}NL91 ABNA 0417 1643 00`)).toMatchObject({
      reason: 'more-than-iban',
    });
  }, 3_000);

  test('with one digit changed is always refused', () => {
    const iban = 'NL91ABNA0417164300';
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 9 }), (position, step) => {
        const digit = (Number(iban.charAt(position)) + step) % 10;
        expect(parseIban(iban.slice(0, position) + digit + iban.slice(position + 1)).ok).toBe(false);
      }),
    );
  });

  test('is shown masked', () => {
    expect(maskIban('NL91ABNA0417164300')).toBe('NL91 **** **** 00');
  });
});
