import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const { subtle } = webcrypto;

export type KeyKind = 'EC' | 'RSA';

export interface Issuer {
  readonly certificate: X509Certificate;
  readonly signingKey: webcrypto.CryptoKey;
}

/** The product's own authority for the certificates of charge points (security profile 3). */
export interface CertificateAuthority {
  /** One of each type: a charger may be unable to verify a signature of the other (docs/protocol/security.md). */
  readonly issuers: Readonly<Record<KeyKind, Issuer>>;
  /** Both roots, as PEM: what a listener trusts client certificates by. */
  readonly caPem: string;
}

const VALID_YEARS = 20;
/** A charger whose clock is behind must not find the certificate not yet valid. */
export const BACKDATED_MS = 24 * 60 * 60_000;

const KEYS = {
  EC: {
    algorithm: { name: 'ECDSA', namedCurve: 'P-256' },
    signing: { name: 'ECDSA', hash: 'SHA-256' },
    fileName: 'charge-point-ca-ec.pem',
  },
  // Not longer: some chargers cannot verify more than 2048 bits (OCPP-J 1.6, 6.2.1).
  RSA: {
    algorithm: {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
    },
    signing: { name: 'RSASSA-PKCS1-v1_5' },
    fileName: 'charge-point-ca-rsa.pem',
  },
} as const;

/** How the authority's key of this type signs: SHA-256 with ECDSA or RSA PKCS#1 v1.5. */
export const signingAlgorithm = (kind: KeyKind) => KEYS[kind].signing;

const makeIssuerPem = async (kind: KeyKind, now: Date): Promise<string> => {
  const keys = await subtle.generateKey(KEYS[kind].algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + VALID_YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Laadpoort'] }, { CN: [`Laadpoort Charge Points ${kind}`] }],
    keys,
    signingAlgorithm: KEYS[kind].signing,
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

const issuerOf = async (kind: KeyKind, pem: string): Promise<Issuer> => {
  const blocks = PemConverter.decodeWithHeaders(pem);
  const certificate = blocks.find(({ type }) => type === 'CERTIFICATE');
  const key = blocks.find(({ type }) => type === 'PRIVATE KEY');
  if (!certificate || !key) throw new Error(`${KEYS[kind].fileName} has no certificate or no PKCS#8 key`);
  return {
    certificate: new X509Certificate(certificate.rawData),
    signingKey: await subtle.importKey('pkcs8', key.rawData, importParameters(kind), false, ['sign']),
  };
};

const importParameters = (kind: KeyKind) =>
  kind === 'EC' ? KEYS.EC.algorithm : { name: KEYS.RSA.algorithm.name, hash: 'SHA-256' };

const readOrMake = async (directory: string, kind: KeyKind, now: Date): Promise<Issuer> => {
  const path = join(directory, KEYS[kind].fileName);
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return issuerOf(kind, kept);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(path, await makeIssuerPem(kind, now), { mode: 0o600, flag: 'wx' });
  return issuerOf(kind, await readFile(path, 'utf8'));
};

/**
 * Reads the authority from `charge-point-ca-ec.pem` and `charge-point-ca-rsa.pem` (certificate and PKCS#8 key); missing
 * ones are generated once and kept, readable by the owner only. Operators with their own authority put its files there.
 */
export const readAuthority = async (directory: string, now: Date): Promise<CertificateAuthority> => {
  const [EC, RSA] = await Promise.all([readOrMake(directory, 'EC', now), readOrMake(directory, 'RSA', now)]);
  return {
    issuers: { EC, RSA },
    caPem: `${EC.certificate.toString('pem')}\n${RSA.certificate.toString('pem')}\n`,
  };
};
