import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parsePublicKey } from './public-key.ts';

const made = (namedCurve: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { publicKey, privateKey, der, stored: der.toString('base64') };
};

test.each([
  ['prime192v1', 'secp192r1'],
  ['secp192k1', 'secp192k1'],
  ['prime256v1', 'secp256r1'],
  ['secp256k1', 'secp256k1'],
  ['secp384r1', 'secp384r1'],
  ['secp521r1', 'secp521r1'],
  ['brainpoolP256r1', 'brainpool256r1'],
  ['brainpoolP384r1', 'brainpool384r1'],
  ['brainpoolP512r1', 'brainpool512r1'],
])('a key on %s', (namedCurve, curve) => {
  const { stored } = made(namedCurve);
  expect(parsePublicKey(stored)).toEqual({ publicKey: stored, curve });
});

describe('a key as it is pasted', () => {
  const { publicKey, der, stored } = made('prime256v1');
  const hex = der.toString('hex');
  test.each([
    ['PEM', publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    ['base64 over lines', stored.replaceAll(/.{20}/g, '$&\r\n')],
    ['base64 for addresses', der.toString('base64url')],
    ['hexadecimal', hex],
    ['hexadecimal in groups', ` 0x${hex.toUpperCase().replaceAll(/.{8}/g, '$& ')}`],
  ])('%s', (_, text) => {
    expect(parsePublicKey(text)).toEqual({ publicKey: stored, curve: 'secp256r1' });
  });
});

describe('what is no key that can be used', () => {
  const { privateKey, der } = made('prime256v1');
  const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
  test.each([
    ['a private key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'meter-key'],
    [
      'a private key without its lines',
      privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex'),
      'meter-key',
    ],
    ['half a key', der.toString('hex').slice(0, 80), 'meter-key'],
    ['words', 'see the label', 'meter-key'],
    ['nothing', '', 'meter-key'],
    ['a key of another kind', ed25519.toString('hex'), 'meter-key-curve'],
    ['a curve that no meter signs with', made('secp224r1').stored, 'meter-key-curve'],
  ])('%s', (_, text, code) => {
    expect(parsePublicKey(text)).toBe(code);
  });
});
