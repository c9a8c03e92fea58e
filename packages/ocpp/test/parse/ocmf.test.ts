import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOcmf } from '../../src/parse/ocmf.ts';

const ocmf = (readings: readonly object[], more: object = {}) =>
  `OCMF|${JSON.stringify({ FV: '1.0', MS: 'EM-42', ...more, RD: readings })}|{"SA":"ECDSA-secp256r1-SHA256","SD":"3045"}`;

const begin = {
  TM: '2026-11-29T10:00:00,000+0000 S',
  TX: 'B',
  RV: 1_234.567,
  RI: '1-b:1.8.0',
  RU: 'kWh',
  ST: 'G',
};
const end = { TM: '2026-11-29T11:00:00,000+0000 S', TX: 'E', RV: 1_244.567, ST: 'G' };

test('begin and end, what is as before left out', () => {
  const text = ocmf([begin, end]);
  expect(parseOcmf(text)).toEqual({
    beginWh: 1_234_567n,
    endWh: 1_244_567n,
    beginAt: new Date('2026-11-29T10:00:00Z'),
    endAt: new Date('2026-11-29T11:00:00Z'),
    meterSerial: 'EM-42',
    signature: {
      data: text.slice('OCMF|'.length, text.lastIndexOf('|')),
      hash: 'sha256',
      value: '3045',
      encoding: 'hex',
    },
  });
});

test.each<[string, string, object | null]>([
  [
    'base64',
    '{"SA":"ECDSA-secp384r1-SHA384","SE":"base64","SD":"MEU="}',
    { hash: 'sha384', encoding: 'base64' },
  ],
  ['nothing but the signature', '{"SD":"3045"}', { hash: 'sha256', encoding: 'hex' }],
  ['an algorithm that nobody knows', '{"SA":"MAGIC","SD":"3045"}', null],
  ['an encoding that nobody knows', '{"SE":"octal","SD":"3045"}', null],
  ['no signature', '{"SA":"ECDSA-secp256r1-SHA256"}', null],
  ['one that is no text', '{"SD":5}', null],
])('a signature: %s', (_, signature, expected) => {
  const parsed = parseOcmf(`OCMF|${JSON.stringify({ RD: [begin] })}|${signature}`);
  if (expected === null) expect(parsed).toMatchObject({ signature: null });
  else expect(parsed?.signature).toMatchObject(expected);
});

test.each([
  ['a clock that is not set', '2026-11-29T10:00:00,000+0000 U', null],
  ['another zone', '2026-11-29T12:00:00,000+0200 S', new Date('2026-11-29T10:00:00Z')],
  ['no time', '2026-13-45T99:00:00,000+0000 S', null],
])('the time of a reading: %s', (_, time, beginAt) => {
  expect(parseOcmf(ocmf([{ ...begin, TM: time }]))).toMatchObject({ beginAt });
});

test.each<[string, readonly object[], object | null]>([
  ['only a begin', [begin], { beginWh: 1_234_567n, endWh: null }],
  ['a charge that was stopped at the charger', [begin, { ...end, TX: 'L' }], { endWh: 1_244_567n }],
  ['values in between', [begin, { ...end, TX: 'C', RV: 1_240 }, end], { endWh: 1_244_567n }],
  [
    'energy that flowed back beside it',
    [
      begin,
      { ...begin, RI: '1-b:2.8.0', RV: 9 },
      { ...end, RI: '1-b:1.8.0' },
      { ...end, RI: '1-b:2.8.0', RV: 9 },
    ],
    { beginWh: 1_234_567n, endWh: 1_244_567n },
  ],
  ['Wh', [{ ...begin, RU: 'Wh', RV: 5_000 }], { beginWh: 5_000n }],
  ['a number as text', [{ ...begin, RV: '5.5' }], { beginWh: 5_500n }],
  ['a unit that is none of energy', [{ ...begin, RU: 'mOhm' }], null],
  ['no moment of a transaction', [{ ...begin, TX: undefined }], null],
])('%s', (_, readings, expected) => {
  const parsed = parseOcmf(ocmf(readings));
  if (expected === null) expect(parsed).toBeNull();
  else expect(parsed).toMatchObject(expected);
});

test('without a signature, with a line in its texts', () => {
  const data = JSON.stringify({ ID: 'a|{b', MS: '', RD: [begin] });
  expect(parseOcmf(`OCMF|${data}|{"SD":""}`)).toMatchObject({ beginWh: 1_234_567n, meterSerial: null });
  expect(parseOcmf(`OCMF|${JSON.stringify({ RD: [begin] })}`)).toMatchObject({ beginWh: 1_234_567n });
});

test('nothing makes it throw', () => {
  for (const text of ['', 'OCMF|', 'OCMF|{}|{}', 'OCMF|[]', 'OCMF|{"RD":[null,5,{}]}|{}', '<xml/>'])
    expect(parseOcmf(text)).toBeNull();
  fc.assert(
    fc.property(fc.json(), (json) => void parseOcmf(`OCMF|${json}|{}`)),
    { numRuns: 50 },
  );
});
