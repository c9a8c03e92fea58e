import type { CertificateMemory } from './certificate-store.ts';

/** What a charge point has been given since it left the factory, to prove who it is. */
export interface SecurityMemory {
  /** Its AuthorizationKey in hex; null while it has the one it came with. */
  readonly key: string | null;
  readonly profile: string;
  readonly certificates: CertificateMemory;
}
