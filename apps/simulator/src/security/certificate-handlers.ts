import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Link } from '../wire/link.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { SendSecurityEvent } from './security-events.ts';
import type { SecurityProfile } from './security-profile.ts';

export interface CertificateHandlerParts {
  certificates: Pick<CertificateStore, 'install' | 'list' | 'remove' | 'take'>;
  securityProfile: Pick<SecurityProfile, 'level'>;
  sendSecurityEvent: SendSecurityEvent;
  link: Pick<Link, 'reconnect'>;
  afterAnswer: AfterAnswer;
}

/** The calls of the security extension that are about certificates. */
export const certificateHandlers = ({
  certificates,
  securityProfile,
  sendSecurityEvent,
  link,
  afterAnswer,
}: CertificateHandlerParts): CallHandlers<
  'CertificateSigned' | 'DeleteCertificate' | 'GetInstalledCertificateIds' | 'InstallCertificate'
> => ({
  CertificateSigned({ certificateChain }) {
    const status = certificates.take(certificateChain);
    if (status === 'Rejected') afterAnswer(() => void sendSecurityEvent('InvalidChargePointCertificate'));
    else if (securityProfile.level === 3) afterAnswer(() => void link.reconnect());
    return { status };
  },
  InstallCertificate(request) {
    const status = certificates.install(request);
    if (status === 'Rejected') afterAnswer(() => void sendSecurityEvent('InvalidCentralSystemCertificate'));
    return { status };
  },
  GetInstalledCertificateIds: ({ certificateType }) => certificates.list(certificateType),
  DeleteCertificate: ({ certificateHashData }) => ({ status: certificates.remove(certificateHashData) }),
});
