import { X509Certificate } from 'node:crypto';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import type { SignedCertificate } from './sign-certificate.ts';

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
  const roots = [issuers.EC, issuers.RSA].map(({ certificatePem }) => certificatePem);
  return roots.find((root) => leaf.checkIssued(new X509Certificate(root))) ?? '';
};
