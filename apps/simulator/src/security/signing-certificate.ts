import { X509Certificate } from 'node:crypto';
import type { Response } from '@laadpoort/ocpp/messages/actions';
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import type { CertificateStore } from './certificate-store.ts';

type Problem = Extract<
  Response<'SignedUpdateFirmware'>['status'],
  'InvalidCertificate' | 'RevokedCertificate'
>;

export interface SignerParts {
  settings: Pick<Settings, 'firmwareBehaviour'>;
  clock: Pick<Clock, 'timestamp'>;
  certificates: Pick<CertificateStore, 'memory'>;
}

/**
 * Why it does not trust a signer, or null. One that was never given a manufacturer's root has nothing to compare with:
 * it takes any certificate that is valid now.
 */
export const problemOfSigner = (
  { settings, clock, certificates }: SignerParts,
  pem: string,
): Problem | null => {
  if (settings.firmwareBehaviour === 'signer-revoked') return 'RevokedCertificate';
  const signer = parsed(pem);
  if (signer === null || !isValidAt(signer, new Date(clock.timestamp()))) return 'InvalidCertificate';
  const roots = certificates.memory.roots
    .filter(({ type }) => type === 'ManufacturerRootCertificate')
    .map((root) => new X509Certificate(root.pem));
  const trusted = roots.length === 0 || roots.some((root) => signer.verify(root.publicKey));
  return trusted ? null : 'InvalidCertificate';
};

const isValidAt = ({ validFromDate, validToDate }: X509Certificate, now: Date): boolean =>
  validFromDate <= now && now < validToDate;

const parsed = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
};
