import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAYMENT_FORMATS, remittanceOf, writePain001, type PaymentBatch } from './pain001.ts';
import { sepaText } from './sepa-text.ts';

const batch = (items: PaymentBatch['items']): PaymentBatch => ({
  number: 12,
  createdAt: new Date('2026-12-04T08:30:00Z'),
  executeOn: '2026-12-07',
  debtor: { name: 'Laadpoort B.V.', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
  items,
});

const ITEM = {
  position: 1,
  amount: '74.21',
  iban: 'NL20INGB0001234567',
  holder: 'Bakkerij De Korenaar',
  documentNumbers: ['SB-1042-2026-0007'],
};

/** What stands in each element of a name, in order; a reader of our own, so that the writer does not check itself. */
const valuesOf = (xml: string, tag: string): string[] =>
  xml.split(`<${tag}`).flatMap((part, index) => {
    if (index === 0 || !/^[ >]/.test(part)) return [];
    return [part.slice(part.indexOf('>') + 1, part.indexOf(`</${tag}>`))];
  });

test.each<[string, string]>([
  ['Zoë Müller-Łukasiewicz', 'Zoe Muller-Lukasiewicz'],
  ['Søren Ærø & Zonen', 'Soren AEro + Zonen'],
  ['Straße 5', 'Strasse 5'],
  ['Иван Щербаков', 'Ivan Shterbakov'],
  ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
  ['Þórður Đorđević', 'Thordur Dordevic'],
  ['İstanbul ışık', 'Istanbul isik'],
  ['a//b/ /c/', 'a/b/c'],
  ['O’Neill <b>', "O'Neill b"],
  ['李', 'NOTPROVIDED'],
  ['', 'NOTPROVIDED'],
])('%s in the letters of SEPA', (name, written) => {
  expect(sepaText(name, 70)).toBe(written);
});

test('what is cut ends in no blank and no slash', () => {
  expect(sepaText('abc def', 4)).toBe('abc');
  expect(sepaText('abc/def', 4)).toBe('abc');
});

test('every text becomes one that banks take, of its length, never empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom('/', ' ', '<', 'ß', '\u0000', 'a', '\uD800') }),
      ),
      fc.integer({ min: 12, max: 140 }),
      (typed, maxLength) => {
        const written = sepaText(typed, maxLength);
        expect(written.length).toBeLessThanOrEqual(maxLength);
        expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]+$/);
        expect(written).not.toMatch(/^[ /]|[ /]$|\/\/| {2}/);
      },
    ),
  );
});

test('numbers of documents, while there is room for all of them', () => {
  const numbers = Array.from({ length: 9 }, (_, index) => `SB-1042-2026-000${index + 1}`);
  expect(remittanceOf(numbers.slice(0, 2))).toBe('SB-1042-2026-0001 SB-1042-2026-0002');
  expect(remittanceOf(numbers.slice(0, 7))).toHaveLength(125);
  expect(remittanceOf(numbers)).toBe('SB-1042-2026-0001 + 8');
});

test('the two formats differ in how they write the day and the bank', () => {
  const newer = writePain001(batch([ITEM]), 'pain.001.001.09');
  const older = writePain001(batch([ITEM]), 'pain.001.001.03');
  expect(newer).toContain('<ReqdExctnDt><Dt>2026-12-07</Dt></ReqdExctnDt>');
  expect(newer).toContain('<BICFI>ABNANL2A</BICFI>');
  expect(older).toContain('<ReqdExctnDt>2026-12-07</ReqdExctnDt>');
  expect(older).toContain('<BIC>ABNANL2A</BIC>');
  expect(newer).toContain('<CreDtTm>2026-12-04T09:30:00</CreDtTm>');
});

test('a file adds up, and says of each transaction what it was given', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          cents: fc.integer({ min: 1, max: 99_999_999 }),
          holder: fc.string({ unit: 'binary' }),
        }),
        { minLength: 1, maxLength: 20 },
      ),
      fc.constantFrom(...PAYMENT_FORMATS),
      (given, format) => {
        const items = given.map(({ cents, holder }, index) => ({
          ...ITEM,
          position: index + 1,
          amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
          holder,
        }));
        const xml = writePain001(batch(items), format);
        const amounts = valuesOf(xml, 'InstdAmt');
        expect(amounts).toEqual(items.map(({ amount }) => amount));
        expect(valuesOf(xml, 'EndToEndId')).toEqual(items.map(({ position }) => `LP12-${position}`));
        const cents = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
        const sum = String(cents)
          .padStart(3, '0')
          .replace(/(\d\d)$/, '.$1');
        expect(valuesOf(xml, 'CtrlSum')).toEqual([sum, sum]);
        expect(valuesOf(xml, 'NbOfTxs')).toEqual([String(items.length), String(items.length)]);
        expect(writePain001(batch(items), format)).toBe(xml);
      },
    ),
  );
});
