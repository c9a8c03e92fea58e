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
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import {
  BACKDATED_MS,
  signingAlgorithm,
  type CertificateAuthority,
} from '#platform/tls/certificate-authority.ts';
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
  const publicKey = new PublicKey(request.publicKey);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: makeSerialNumber(),
    subject: [
      { O: [subject.organization.slice(0, MAX_NAME)] },
      { CN: [subject.commonName.slice(0, MAX_NAME)] },
    ],
    issuer: issuer.certificate.subjectName,
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
      await AuthorityKeyIdentifierExtension.create(issuer.certificate),
    ],
  });
  return {
    serialNumber: certificate.serialNumber,
    fingerprint: createHash('sha256').update(Buffer.from(certificate.rawData)).digest('hex'),
    subject: certificate.subject,
    pem: certificate.toString('pem'),
    issuerPem: issuer.certificate.toString('pem'),
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

/** CertificateSigned accepts 10,000 characters; a charger may accept fewer (CertificateSignedMaxChainSize). */
const MAX_CHAIN = 10_000;

/** Leaf first; without its issuer if both together would be too long. */
export const chainOf = (
  { pem, issuerPem }: Pick<SignedCertificate, 'pem' | 'issuerPem'>,
  maxChainSize: number | null,
): string => {
  const chain = `${pem}\n${issuerPem}\n`;
  return chain.length <= Math.min(maxChainSize ?? MAX_CHAIN, MAX_CHAIN) ? chain : `${pem}\n`;
};

/** The authority's certificate that signed a leaf; empty if the authority has been replaced since. */
export const issuerOf = ({ issuers }: CertificateAuthority, pem: string): string => {
  const leaf = new X509Certificate(pem);
  const roots = [issuers.EC, issuers.RSA].map(({ certificate }) => certificate.toString('pem'));
  return roots.find((root) => leaf.checkIssued(new X509Certificate(root))) ?? '';
};
