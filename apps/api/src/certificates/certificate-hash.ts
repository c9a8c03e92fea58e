import 'reflect-metadata';
import type { certificateHashSchema } from '@laadpoort/contract/commands/fields';
import { X509Certificate } from '@peculiar/x509';
import { createHash } from 'node:crypto';
import type { z } from 'zod';

export type CertificateHash = z.infer<typeof certificateHashSchema>;

const NODE_NAME = { SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' } as const;
const SUBTLE_NAME = { SHA256: 'SHA-256', SHA384: 'SHA-384', SHA512: 'SHA-512' } as const;

/** How a charger identifies a root certificate that it has (CertificateHashDataType, after RFC 6960 4.1.1). */
const hashOfRoot = async (
  pem: string,
  hashAlgorithm: CertificateHash['hashAlgorithm'],
): Promise<CertificateHash> => {
  const certificate = new X509Certificate(pem);
  const issuerName = Buffer.from(certificate.issuerName.toArrayBuffer());
  const issuerKey = await certificate.publicKey.getKeyIdentifier(SUBTLE_NAME[hashAlgorithm]);
  return {
    hashAlgorithm,
    issuerNameHash: createHash(NODE_NAME[hashAlgorithm]).update(issuerName).digest('hex'),
    issuerKeyHash: Buffer.from(issuerKey).toString('hex'),
    serialNumber: certificate.serialNumber,
  };
};

/** Chargers write hexadecimal in either case, and serial numbers with or without leading zeros. */
const normal = (hex: string): string => hex.toLowerCase().replace(/^0+/, '');

/** Whether a charger's hash data identify this certificate. */
export const matchesRoot = async (reported: CertificateHash, pem: string): Promise<boolean> => {
  const own = await hashOfRoot(pem, reported.hashAlgorithm);
  return (['issuerNameHash', 'issuerKeyHash', 'serialNumber'] as const).every(
    (part) => normal(own[part]) === normal(reported[part]),
  );
};
