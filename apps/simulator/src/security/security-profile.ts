import type { ChargePointOptions } from '@laadpoort/ocpp/client/charge-point';
import type { ChangeOutcome, Configuration } from '../configuration/configuration.ts';
import type { Settings } from '../settings.ts';
import type { CertificateStore } from './certificate-store.ts';

export type Password = string | Uint8Array;

/** 0: no key · 1: key · 2: key over TLS · 3: certificate over TLS. */
export interface SecurityProfile {
  readonly level: number;
  /** Where it connects, and what it shows there. */
  target(password: Password | undefined): Pick<ChargePointOptions, 'url' | 'password' | 'tls'>;
  /** ChangeConfiguration of it: never lower, and only with what the higher one needs. */
  raise(value: string): ChangeOutcome;
  /** Back to one that works. */
  restore(level: number): void;
}

interface SecurityProfileParts {
  settings: Pick<Settings, 'secureUrl' | 'url'>;
  configuration: Pick<Configuration, 'change' | 'number' | 'set'>;
  certificates: Pick<CertificateStore, 'centralSystemRoots' | 'shown'>;
}

const profileKey = 'SecurityProfile';

export const createSecurityProfile = ({
  settings,
  configuration,
  certificates,
}: SecurityProfileParts): SecurityProfile => {
  const profile: SecurityProfile = {
    get level() {
      return configuration.number(profileKey);
    },
    target(password) {
      const { level } = profile;
      const shownKey = password === undefined || level === 3 ? {} : { password };
      if (level < 2 || settings.secureUrl === null) return { url: settings.url, ...shownKey };
      const certificate = level === 3 && certificates.shown ? certificates.shown : {};
      return {
        url: settings.secureUrl,
        tls: { ca: [...certificates.centralSystemRoots], ...certificate },
        ...shownKey,
      };
    },
    raise(value) {
      const level = Number(value);
      if (!/^[0-3]$/.test(value) || level < profile.level) return 'Rejected';
      const lacksTls = settings.secureUrl === null || certificates.centralSystemRoots.length === 0;
      if ((level >= 2 && lacksTls) || (level === 3 && !certificates.shown)) return 'Rejected';
      return configuration.change(profileKey, value);
    },
    restore: (level) => configuration.set(profileKey, String(level)),
  };
  return profile;
};
