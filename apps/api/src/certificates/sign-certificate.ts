import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PublicKey,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createHash, randomBytes } from 'node:crypto';
import { BACKDATED_MS, signingAlgorithm } from '#platform/tls/authority-keys.ts';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import type { SigningRequest } from './read-csr.ts';

const VALID_DAYS = 365;
const DAY_MS = 24 * 60 * 60_000;
/** Maximum length of O and CN in X.520. */
const MAX_NAME = 64;

export interface Subject {
  /** O: the name of the operator (OCPP 1.6 security whitepaper, A00.FR.511). */
  readonly organization: string;
  /** CN: the serial number of the charge point. */
  readonly commonName: string;
}

export interface SignedCertificate {
  readonly serialNumber: string;
  readonly fingerprint: string;
  readonly subject: string;
  readonly pem: string;
  readonly issuerPem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Signs with the authority's key of the same type as the request's: a charger that can make one can verify one. */
export const signCertificate = async (
  authority: CertificateAuthority,
  request: SigningRequest,
  subject: Subject,
  now: Date,
): Promise<SignedCertificate> => {
  const issuer = authority.issuers[request.keyKind];
  const issuerCertificate = new X509Certificate(issuer.certificatePem);
  const publicKey = new PublicKey(request.publicKey);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: makeSerialNumber(),
    subject: [
      { O: [subject.organization.slice(0, MAX_NAME)] },
      { CN: [subject.commonName.slice(0, MAX_NAME)] },
    ],
    issuer: issuerCertificate.subjectName,
    notBefore: new Date(now.getTime() - BACKDATED_MS),
    notAfter: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    publicKey,
    signingKey: issuer.signingKey,
    signingAlgorithm: signingAlgorithm(request.keyKind),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuerCertificate),
    ],
  });
  return {
    serialNumber: certificate.serialNumber,
    fingerprint: createHash('sha256').update(Buffer.from(certificate.rawData)).digest('hex'),
    subject: certificate.subject,
    pem: certificate.toString('pem'),
    issuerPem: issuer.certificatePem,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  };
};

/** 127 random bits, positive: without the leading zero byte that some chargers count and others do not. */
const makeSerialNumber = (): string => {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
};
