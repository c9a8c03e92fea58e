import { expect, test } from 'vitest';
import { signedFacts, signedValues, type SignedDocument } from './signed-values.ts';

const startedAt = new Date('2026-11-29T10:00:00Z');
const stoppedAt = new Date('2026-11-29T11:00:00Z');
const minutes = (after: number) => new Date(startedAt.getTime() + after * 60_000);
const holds: SignedDocument = { beginWh: null, endWh: null, beginAt: null, endAt: null, check: 'holds' };
const begin = { ...holds, beginWh: 5_000n };
const end = { ...holds, endWh: 16_010n };
const whole = { ...holds, beginWh: 5_000n, endWh: 16_010n };
const before = { ...holds, beginWh: 1_000n, endWh: 4_990n };

test.each<[string, readonly SignedDocument[]]>([
  ['in one document', [whole]],
  ['in two', [begin, end]],
  ['after the last document of the session before', [before, begin, end]],
  ['after that one, and in one document', [before, whole]],
  ['told twice', [begin, whole, whole]],
])('begin and end %s', (_, documents) => {
  expect(signedValues(documents, { startedAt, stoppedAt })).toEqual({
    beginWh: 5_000n,
    endWh: 16_010n,
    check: 'holds',
  });
});

test('what the meter signed at another time is of another session', () => {
  const other = { ...before, beginAt: minutes(-90), endAt: minutes(-30) };
  expect(signedValues([other], { startedAt, stoppedAt })).toBeNull();
  expect(
    signedValues([{ ...whole, beginAt: minutes(-2), endAt: minutes(62) }], { startedAt, stoppedAt }),
  ).toMatchObject({ endWh: 16_010n });
});

test.each<[SignedDocument['check'], readonly SignedDocument['check'][]]>([
  ['holds', ['holds', 'holds']],
  ['no-key', ['no-key']],
  ['fails', ['fails', 'holds']],
])('the worst signature counts for all: %s', (check, checks) => {
  const documents = checks.map((each) => ({ ...whole, check: each }));
  expect(signedValues(documents, { startedAt, stoppedAt })).toMatchObject({ check });
});

test('only begin and end whose signatures hold tell of the energy', () => {
  const values = { beginWh: 5_000n, endWh: 16_010n };
  expect(signedFacts({ ...values, check: 'holds' })).toEqual({ signed: values });
  expect(signedFacts({ ...values, check: 'no-key' })).toEqual({});
  expect(signedFacts({ ...values, check: 'fails' })).toEqual({ signatureFails: true });
  expect(signedFacts({ ...values, beginWh: null, check: 'holds' })).toEqual({});
  expect(signedFacts(null)).toEqual({});
});
