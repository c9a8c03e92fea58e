import { hashPassword as hashByScrypt } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdatedHash, verifyPassword } from './password-hash.ts';

const password = 'correct horse báttery';

test('a password is stored by algorithm, cost, salt and hash, and found again however it was typed', async () => {
  const hash = await hashPassword(password);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await hashPassword(password)).not.toBe(hash);
  expect(await verifyPassword({ hash, password: password.normalize('NFD') })).toBe(true);
  expect(await verifyPassword({ hash, password: `${password} ` })).toBe(false);
  expect(isOutdatedHash(hash)).toBe(false);
});

test('a hash of before is still believed, and known as outdated', async () => {
  const hash = await hashByScrypt(password);
  expect(isOutdatedHash(hash)).toBe(true);
  expect(await verifyPassword({ hash, password })).toBe(true);
  expect(await verifyPassword({ hash, password: 'another' })).toBe(false);
});
