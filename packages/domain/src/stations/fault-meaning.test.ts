import { expect, test } from 'vitest';
import { faultMeaning } from './fault-meaning.ts';
import { VENDOR_ERROR_CODES } from './vendor-error-codes.ts';

const error = { vendor: null, errorCode: 'OtherError', vendorErrorCode: null, info: null };

test.each([
  ['the vendor’s code before OCPP’s', { vendor: 'Alfen BV', vendorErrorCode: '304' }, 'cable-without-car'],
  ['the same code of another vendor says nothing', { vendor: 'Acme', vendorErrorCode: '304' }, 'other'],
  ['a list of codes by its first known one', { vendorErrorCode: 'CX999,cx002' }, 'ground-fault'],
  ['a sentence in info', { vendor: 'Mennekes', info: 'Contactor welded' }, 'contactor'],
  [
    'OCPP’s code when the vendor’s is unknown',
    { errorCode: 'HighTemperature', vendorErrorCode: 'E9' },
    'too-hot',
  ],
  ['no error', { errorCode: 'NoError' }, null],
  ['a code that is none', { errorCode: 'constructor' }, null],
] as const)('%s', (_, given, meaning) => {
  expect(faultMeaning({ ...error, ...given })).toBe(meaning);
});

test('every entry has a source and something to match', () => {
  for (const { code, info, source } of VENDOR_ERROR_CODES) {
    expect(source).not.toBe('');
    expect(code ?? info).toBeDefined();
  }
});
