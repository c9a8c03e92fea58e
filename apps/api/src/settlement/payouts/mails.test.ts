import { bankReasons } from '@laadpoort/contract/settlement/bank-reasons';
import { expect, test } from 'vitest';
import { cameBack } from './mails.ts';

const payment = {
  accountName: 'De Korenaar',
  amount: '40.00',
  documents: 'SB-1042-2026-0007',
  ibanMasked: 'NL20 **** **** 67',
  url: 'https://laadpoort.example/account/bank-account',
};
const said = (language: 'en' | 'nl', reason: { code: string | null; text: string | null } | null) =>
  cameBack[language]({ ...payment, reason }).paragraphs[1];

test('the reason of the bank is in words, in the language of the owner', () => {
  expect(said('en', { code: 'AC04', text: null })).toBe('The bank’s reason: The account is closed (AC04).');
  expect(said('nl', { code: 'MD07', text: null })).toBe(
    'Reden volgens de bank: De rekeninghouder is overleden (MD07).',
  );
  for (const [code, words] of bankReasons)
    for (const language of ['en', 'nl'] as const)
      expect(said(language, { code, text: null })).toContain(`${words[language]} (${code}).`);
});

test('what a bank wrote itself is quoted; a code that nobody knows is said to be one', () => {
  expect(said('en', { code: 'AC04', text: 'Closed in May' })).toBe(
    'The bank’s reason: The account is closed (AC04). It adds: “Closed in May”.',
  );
  expect(said('nl', { code: 'XY99', text: 'Onbekend' })).toBe('Reden volgens de bank: “Onbekend” (XY99).');
  expect(said('nl', { code: 'XY99', text: null })).toBe('De bank geeft alleen een code als reden: XY99.');
  expect(said('en', { code: null, text: 'Call us' })).toBe('The bank’s reason: “Call us”.');
  expect(said('en', null)).toBe('The bank gives no reason.');
  // Not something that an object has anyway.
  expect(said('en', { code: 'toString', text: null })).toContain('only a code');
});
