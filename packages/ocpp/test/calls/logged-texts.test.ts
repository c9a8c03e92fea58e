import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { loggedFrame, loggedPayload } from '../../src/calls/message-log.ts';

const long = 'x'.repeat(60_000);
const logged = (payload: object) => loggedPayload(payload, '');

test('a payload of ordinary length is kept whole', () => {
  expect(logged({ data: 'ordinary' })).toEqual({ text: '{"data":"ordinary"}', cut: null });
});

test.each([
  ['one long text', { data: long }],
  ['many short texts', { data: Array.from({ length: 9_000 }, (_, n) => `é${n}`) }],
  ['JSON in a text', { data: JSON.stringify({ long }) }],
])('of a long payload, 16 kB are kept with the length and the hash of all of it: %s', (_, payload) => {
  const whole = JSON.stringify(payload);
  const { text, cut } = logged(payload);
  expect(whole.startsWith(text.slice(0, 16_000))).toBe(true);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(16_384);
  expect(Buffer.byteLength(text)).toBeGreaterThan(16_300);
  expect(cut).toEqual({
    bytes: Buffer.byteLength(whole),
    sha256: createHash('sha256').update(whole).digest('hex'),
  });
});

const secret = 'hunter2-hunter2-hunter2-hunter2-hunter2';
const parts = Array.from({ length: 10 }, (_, n) => secret.slice(n * 4, n * 4 + 4)).filter(Boolean);
/** Wherever the cut falls: in the secret, before it, after it. */
const lengths = Array.from({ length: 30 }, (_, n) => 16_384 - 4 * n);

test.each([
  ['a member', (before: string) => ({ before, password: secret })],
  ['a key', (before: string) => ({ key: [{ before, value: secret, key: 'AuthorizationKey' }] })],
  ['JSON in a text', (before: string) => ({ data: JSON.stringify({ before, token: secret }) })],
  [
    'JSON in a text that is cut off',
    (before: string) => ({
      data: JSON.stringify({ before, value: secret, key: 'WifiPassword' }).slice(0, -1),
    }),
  ],
  [
    'the password in an address',
    (before: string) => ({ data: `${before} ftp://name:${secret}@files.example` }),
  ],
  [
    'a token in an address',
    (before: string) => ({ data: `${before} https://files.example/${secret}${secret}/a` }),
  ],
])('no part of a secret is kept, wherever the payload is cut: %s', (_, payloadOf) => {
  for (const length of lengths) {
    const { text } = logged(payloadOf('x'.repeat(length)));
    for (const part of parts) expect(text).not.toContain(part);
  }
});

test('a hash by which a secret could be guessed is not kept', () => {
  expect(logged({ data: long, password: secret }).cut).toEqual({ bytes: 60_064, sha256: null });
});

test('no part of a card number is kept that a cut would make look like a whole one', () => {
  for (const length of lengths)
    expect(logged({ data: 'x'.repeat(length), idTag: '04A2E680123456' }).text).not.toMatch(/"04A2[^"]*$/);
});

test.each([
  ['a name', `{"a":1}[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"${secret}"}`],
  ['an address that is cut off', `${'x'.repeat(4_070)} ftp:\\/\\/name:${secret}@files.example`],
  ['an address with escaped slashes', `ftp:\\/\\/name:${secret}@files.example`],
])('a frame that is no message keeps no secret: %s', (_, frame) => {
  const { text } = loggedFrame(frame);
  for (const part of parts) expect(text).not.toContain(part);
});

test('of a frame that is no message the beginning is kept, with the length of all of it', () => {
  expect(loggedFrame(long)).toMatchObject({
    text: JSON.stringify('x'.repeat(4_096)),
    cut: { bytes: 60_000, sha256: createHash('sha256').update(long).digest('hex') },
  });
});
