import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCsr } from './read-csr.ts';

const csrSignedWith = async (hash: string): Promise<string> => {
  const signingAlgorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash,
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  };
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=X', keys, signingAlgorithm });
  return request.toString('pem');
};

test.each(['SHA-256', 'SHA-384', 'SHA-512'])('a request signed with %s is read', async (hash) => {
  expect(readCsr(await csrSignedWith(hash))).toMatchObject({ ok: true, request: { commonName: 'X' } });
});

test('a request signed with SHA-1 proves nothing', async () => {
  expect(readCsr(await csrSignedWith('SHA-1'))).toEqual({ ok: false, problem: 'csr-weak-hash' });
});
