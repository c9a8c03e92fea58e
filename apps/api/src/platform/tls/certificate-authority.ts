import { webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importParameters, AUTHORITY_KEYS, type KeyKind } from './authority-keys.ts';
import { derOf, readPair } from './pem-pair.ts';

export interface Issuer {
  readonly certificatePem: string;
  readonly signingKey: webcrypto.CryptoKey;
}

/** The product's own authority for the certificates of charge points (security profile 3). */
export interface CertificateAuthority {
  /** One of each type: a charger may be unable to verify a signature of the other (docs/protocol/security.md). */
  readonly issuers: Readonly<Record<KeyKind, Issuer>>;
  /** Both roots, as PEM: what a listener trusts client certificates by. */
  readonly caPem: string;
}

const issuerOf = async (kind: KeyKind, pem: string): Promise<Issuer> => {
  const pair = readPair(pem);
  if (!pair) throw new Error(`${AUTHORITY_KEYS[kind].fileName} has no certificate or no PKCS#8 key`);
  return {
    certificatePem: new X509Certificate(pair.cert).toString().trim(),
    signingKey: await webcrypto.subtle.importKey('pkcs8', derOf(pair.key), importParameters(kind), false, [
      'sign',
    ]),
  };
};

const readOrMake = async (directory: string, kind: KeyKind, now: Date): Promise<Issuer> => {
  const path = join(directory, AUTHORITY_KEYS[kind].fileName);
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return issuerOf(kind, kept);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { makeIssuerPem } = await import('./make-issuer.ts');
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
    caPem: `${EC.certificatePem}\n${RSA.certificatePem}\n`,
  };
};
