import { X509Certificate } from 'node:crypto';
import type { Response } from '@laadpoort/ocpp/messages/actions';
import type { Device } from '../device.ts';

type Problem = Extract<
  Response<'SignedUpdateFirmware'>['status'],
  'InvalidCertificate' | 'RevokedCertificate'
>;

/**
 * Why it does not trust a signer, or null. One that was never given a manufacturer's root has nothing to compare with:
 * it takes any certificate that holds now.
 */
export function problemOfSigner(device: Device, pem: string): Problem | null {
  if (device.settings.firmwareBehaviour === 'signer-revoked') return 'RevokedCertificate';
  const signer = parsed(pem);
  if (signer === null || !holds(signer, new Date(device.clock.timestamp()))) return 'InvalidCertificate';
  const roots = device.certificates.memory.roots
    .filter(({ type }) => type === 'ManufacturerRootCertificate')
    .map((root) => new X509Certificate(root.pem));
  const trusted = roots.length === 0 || roots.some((root) => signer.verify(root.publicKey));
  return trusted ? null : 'InvalidCertificate';
}

function holds({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now < validToDate;
}

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
