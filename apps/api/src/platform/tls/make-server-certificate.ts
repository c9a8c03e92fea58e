import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { PemPair } from './pem-pair.ts';

const { subtle } = webcrypto;

const DAY_MS = 24 * 60 * 60_000;
const ROOT_DAYS = 20 * 365;
const SERVER_DAYS = 397;
/** A charger whose clock is behind must not find the certificate not yet valid. */
const BACKDATED_DAYS = 1;

/** RSA no longer than 2048 bits: some chargers cannot verify more (OCPP-J 1.6, 6.2.1). */
const KINDS = {
  ecdsa: {
    algorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  },
  rsa: {
    algorithm: {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
    },
  },
} as const;
export type Kind = keyof typeof KINDS;

const makeKeys = (kind: Kind): Promise<webcrypto.CryptoKeyPair> =>
  subtle.generateKey(KINDS[kind].algorithm, true, ['sign', 'verify']);

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - BACKDATED_DAYS * DAY_MS),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

const toPem = async (certificate: X509Certificate, key: webcrypto.CryptoKey): Promise<PemPair> => ({
  cert: certificate.toString('pem'),
  key: PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY'),
});

export const makeRoot = async (kind: Kind, now: Date): Promise<PemPair> => {
  const keys = await makeKeys(kind);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Laadpoort'] }, { CN: [`Laadpoort Central System ${kind.toUpperCase()}`] }],
    keys,
    signingAlgorithm: KINDS[kind].algorithm,
    serialNumber: randomBytes(16).toString('hex'),
    ...validity(now, ROOT_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return toPem(certificate, keys.privateKey);
};

export const makeServer = async (kind: Kind, root: PemPair, host: string, now: Date): Promise<PemPair> => {
  const { algorithm } = KINDS[kind];
  const keys = await makeKeys(kind);
  const [pkcs8 = new ArrayBuffer()] = PemConverter.decode(root.key);
  const certificate = await X509CertificateGenerator.create({
    // OCTT checks the CN, not only the alternative name (docs/protocol/security.md).
    subject: [{ O: ['Laadpoort'] }, { CN: [host] }],
    issuer: new X509Certificate(root.cert).subject,
    publicKey: keys.publicKey,
    signingKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    serialNumber: randomBytes(16).toString('hex'),
    ...validity(now, SERVER_DAYS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      // TLS_RSA_WITH_AES_… encrypts with an RSA key instead of signing.
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }]),
    ],
  });
  return toPem(certificate, keys.privateKey);
};
