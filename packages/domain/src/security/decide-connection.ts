/** 0: no key · 1: key · 2: key over TLS · 3: client certificate over TLS (docs/protocol/security.md). */
export type SecurityProfile = 0 | 1 | 2 | 3;

export interface ConnectionFacts {
  /** The profile that the charge point is set to. */
  readonly configuredProfile: SecurityProfile;
  /** The highest profile with which it has connected. */
  readonly provenProfile: SecurityProfile;
  readonly transport: 'plain' | 'tls';
  /** `pending` is the new key in a rotation whose outcome is unknown. */
  readonly key: 'none' | 'wrong' | 'present' | 'pending';
  /** Whether a valid certificate of our authority names exactly this charge point; any other counts as none. */
  readonly certificate: 'none' | 'own';
  /** Until then it may connect without TLS although the installation requires it. */
  readonly plainUntil: Date | null;
  readonly requiresTls: boolean;
  /** `pending`: adopted, but without its own key yet; `adoptable` while its adoption window is open. */
  readonly registration: 'accepted' | 'pending' | 'adoptable';
  readonly now: Date;
}

export type ConnectionDecision =
  | {
      readonly kind: 'accept';
      readonly profile: SecurityProfile;
      /** The first connection with the pending key makes it the key, and the old one is dropped. */
      readonly promotesKey: boolean;
    }
  | { readonly kind: 'refuse'; readonly reason: ConnectionRefusal };

export type ConnectionRefusal =
  /** It presented no proof of its identity. */
  | 'no-proof'
  | 'wrong-key'
  /** The installation accepts no plain connections, and there is no exception for this charge point. */
  | 'tls-required'
  /** Less than it is set to and has used before: a downgrade (docs/protocol/security.md). */
  | 'below-profile';

const refuse = (reason: ConnectionRefusal): ConnectionDecision => ({ kind: 'refuse', reason });

/**
 * Whether a known charge point may connect, and with which security profile. From outside all refusals look the same.
 */
export const decideConnection = (facts: ConnectionFacts): ConnectionDecision => {
  const { transport, plainUntil, requiresTls, configuredProfile, provenProfile, key, now } = facts;
  if (transport === 'plain' && requiresTls && !(plainUntil !== null && plainUntil > now))
    return refuse('tls-required');
  const profile = shownProfile(facts);
  if (profile === null) return refuse(key === 'wrong' ? 'wrong-key' : 'no-proof');
  // Raised only after success: a charge point whose upgrade fails half-way reconnects as before.
  const lowest = Math.min(configuredProfile, provenProfile);
  if (profile < lowest) return refuse('below-profile');
  return { kind: 'accept', profile, promotesKey: key === 'pending' };
};

/** The profile it has proven now; null if it has proven no identity at all. */
const shownProfile = (facts: ConnectionFacts): SecurityProfile | null => {
  const { transport, certificate, key, configuredProfile, registration } = facts;
  if (transport === 'tls' && certificate === 'own') return 3;
  if (key === 'present' || key === 'pending') return transport === 'tls' ? 2 : 1;
  // Profile 0 is valid only if somebody has allowed it by hand; during an adoption window any factory key will do.
  return configuredProfile === 0 || registration === 'adoptable' ? 0 : null;
};
