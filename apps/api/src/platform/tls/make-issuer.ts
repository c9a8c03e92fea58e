import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import { BACKDATED_MS, AUTHORITY_KEYS, type KeyKind } from './authority-keys.ts';

const { subtle } = webcrypto;

const VALID_YEARS = 20;

/** A new authority: its certificate and its key. */
export const makeIssuerPem = async (kind: KeyKind, now: Date): Promise<string> => {
  const keys = await subtle.generateKey(AUTHORITY_KEYS[kind].algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + VALID_YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Laadpoort'] }, { CN: [`Laadpoort Charge Points ${kind}`] }],
    keys,
    signingAlgorithm: AUTHORITY_KEYS[kind].signing,
    notBefore: new Date(now.getTime() - BACKDATED_MS),
    notAfter,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = PemConverter.encode(await subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return `${certificate.toString('pem')}\n${key}\n`;
};
