import type { CertificateMemory } from './certificates.ts';
import type { Firmware } from './firmware.ts';

/** What a charge point has been given since it left the factory, to prove who it is. */
export interface SecurityMemory {
  /** Its AuthorizationKey in hex; null while it has the one it came with. */
  readonly key: string | null;
  readonly profile: string;
  readonly certificates: CertificateMemory;
}

export function securityOf({ link, configuration, certificates }: Firmware): SecurityMemory {
  return {
    key: link.newKey?.toString('hex') ?? null,
    profile: configuration.text('SecurityProfile'),
    certificates: certificates.memory,
  };
}
