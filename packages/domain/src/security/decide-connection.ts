/**
 * 0: no key · 1: key · 2: key over TLS · 3: client certificate over TLS (OCPP 1.6 security whitepaper, edition 2).
 */
export type SecurityProfile = 0 | 1 | 2 | 3;

export interface ConnectionFacts {
  /** What the charge point is set to. */
  readonly configuredProfile: SecurityProfile;
  /** Highest profile that it has connected with. */
  readonly provenProfile: SecurityProfile;
  readonly transport: 'plain' | 'tls';
  /** `pending` is the key of a rotation whose end is not known. */
  readonly key: 'none' | 'wrong' | 'present' | 'pending';
  /** Whether a valid certificate of our authority names this very charge point; any other counts as none. */
  readonly certificate: 'none' | 'own';
  /** Until then it may come without TLS although the installation asks for it. */
  readonly plainUntil: Date | null;
  readonly requiresTls: boolean;
  /** `pending`: taken in, but it has no key of its own yet; `adoptable` while its adoption window is open. */
  readonly registration: 'accepted' | 'pending' | 'adoptable';
  readonly now: Date;
}

export type ConnectionDecision =
  | {
      readonly kind: 'accept';
      readonly profile: SecurityProfile;
      /** The first connection with the pending key makes it the key, and the old one ends. */
      readonly promotesKey: boolean;
    }
  | { readonly kind: 'refuse'; readonly reason: ConnectionRefusal };

export type ConnectionRefusal =
  /** Nothing that proves who it is. */
  | 'no-proof'
  | 'wrong-key'
  /** The installation takes no plain connections, and there is no exception for this one. */
  | 'tls-required'
  /** Less than it is set to and has shown before: a downgrade (OCTT TC_083). */
  | 'below-profile';

const refuse = (reason: ConnectionRefusal): ConnectionDecision => ({ kind: 'refuse', reason });

/** Whether a known charge point may connect, and at which security profile. From outside every refusal is the same. */
export const decideConnection = (facts: ConnectionFacts): ConnectionDecision => {
  const { transport, plainUntil, requiresTls, configuredProfile, provenProfile, key, now } = facts;
  if (transport === 'plain' && requiresTls && !(plainUntil !== null && plainUntil > now))
    return refuse('tls-required');
  const profile = shownProfile(facts);
  if (profile === null) return refuse(key === 'wrong' ? 'wrong-key' : 'no-proof');
  // Raised only by success: a charge point whose upgrade fails half-way comes back as before.
  const lowest = Math.min(configuredProfile, provenProfile);
  if (profile < lowest) return refuse('below-profile');
  return { kind: 'accept', profile, promotesKey: key === 'pending' };
};

/** What it has proven now; null when that is not enough to be anybody. */
const shownProfile = (facts: ConnectionFacts): SecurityProfile | null => {
  const { transport, certificate, key, configuredProfile, registration } = facts;
  if (transport === 'tls' && certificate === 'own') return 3;
  if (key === 'present' || key === 'pending') return transport === 'tls' ? 2 : 1;
  // Profile 0 stands only where somebody has allowed it by hand; in its adoption window any factory key will do.
  return configuredProfile === 0 || registration === 'adoptable' ? 0 : null;
};
