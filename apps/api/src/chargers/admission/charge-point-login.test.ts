import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  hashChargePointKey,
  hashChosenKey,
  isChosenKeyHash,
  makeChargePointKey,
} from './charge-point-key.ts';
import { createChargePointLogin } from './charge-point-login.ts';

const pepper = Buffer.alloc(32, 7);
const id = '0b7e0000-0000-7000-8000-000000000001';
const key = makeChargePointKey();
const other = makeChargePointKey();
const entry = {
  id,
  keyHash: hashChargePointKey(pepper, id, key),
  pendingKeyHash: hashChargePointKey(pepper, id, other),
};
const login = createChargePointLogin(pepper);
const hex = key.toString('hex');

test.each([
  ['its bytes', key, 'present'],
  ['its digits in lower case', Buffer.from(hex), 'present'],
  ['its digits in upper case', Buffer.from(hex.toUpperCase()), 'present'],
  ['its bytes and a newline', Buffer.concat([key, Buffer.from('\r\n')]), 'present'],
  ['its digits and a NUL', Buffer.from(`${hex}\0`), 'present'],
  ['the key of a rotation', other, 'pending'],
  ['the digits of the key of a rotation', Buffer.from(other.toString('hex')), 'pending'],
  ['another key', makeChargePointKey(), 'wrong'],
  ['half of it', key.subarray(0, 10), 'wrong'],
  ['nothing', Buffer.alloc(0), 'wrong'],
  ['no header at all', undefined, 'none'],
] as const)('a charger that shows %s', async (_, shown, expected) => {
  expect(await login(entry, shown)).toBe(expected);
  expect(await login(undefined, shown)).toBe(shown === undefined ? 'none' : 'wrong');
});

test('a key that itself ends like something added is found with and without an addition', async () => {
  const odd = Buffer.concat([key.subarray(0, 18), Buffer.from('\n\0')]);
  const oddEntry = { id, keyHash: hashChargePointKey(pepper, id, odd), pendingKeyHash: null };
  expect(await login(oddEntry, odd)).toBe('present');
  expect(await login(oddEntry, Buffer.concat([odd, Buffer.from('\n')]))).toBe('present');
});

test('a key that a person chose is checked slowly once and then remembered', async () => {
  const chosen = {
    id,
    keyHash: await hashChosenKey(pepper, id, Buffer.from('test1234')),
    pendingKeyHash: null,
  };
  expect(isChosenKeyHash(chosen.keyHash)).toBe(true);
  expect(isChosenKeyHash(entry.keyHash)).toBe(false);
  expect(await login(chosen, Buffer.from('test1234\n'))).toBe('present');
  const slow = performance.now();
  expect(await login(chosen, Buffer.from('test1235'))).toBe('wrong');
  const slowMs = performance.now() - slow;
  expect(await login({ ...chosen, id: id.replace('1', '2') }, Buffer.from('test1234'))).toBe('wrong');
  const before = performance.now();
  for (let time = 0; time < 100; time += 1)
    expect(await login(chosen, Buffer.from('test1234\n'))).toBe('present');
  expect(performance.now() - before).toBeLessThan(10 * slowMs);
});

test('a key that a person chose before 30 November 2026 still opens the door', async () => {
  const salt = Buffer.alloc(16, 3);
  const fastHash = hashChargePointKey(pepper, id, Buffer.from('test1234'));
  const keyHash = Buffer.concat([salt, scryptSync(fastHash, salt, 32)]);
  expect(isChosenKeyHash(keyHash)).toBe(true);
  expect(await login({ id, keyHash, pendingKeyHash: null }, Buffer.from('test1234'))).toBe('present');
  expect(await login({ id, keyHash, pendingKeyHash: null }, Buffer.from('test1235'))).toBe('wrong');
});
