export type KeyKind = 'EC' | 'RSA';

/** A charger whose clock is behind must not find the certificate not yet valid. */
export const BACKDATED_MS = 24 * 60 * 60_000;

export const AUTHORITY_KEYS = {
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
export const signingAlgorithm = (kind: KeyKind) => AUTHORITY_KEYS[kind].signing;

export const importParameters = (kind: KeyKind) =>
  kind === 'EC' ? AUTHORITY_KEYS.EC.algorithm : { name: AUTHORITY_KEYS.RSA.algorithm.name, hash: 'SHA-256' };
