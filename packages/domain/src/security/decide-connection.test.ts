import { expect, test } from 'vitest';
import { decideConnection, type ConnectionFacts, type SecurityProfile } from './decide-connection.ts';

const now = new Date('2026-11-18T12:00:00Z');
const facts = (given: Partial<ConnectionFacts>): ConnectionFacts => ({
  configuredProfile: 1,
  provenProfile: 0,
  transport: 'plain',
  key: 'present',
  certificate: 'none',
  plainUntil: null,
  requiresTls: false,
  registration: 'accepted',
  now,
  ...given,
});

const PROFILES: readonly SecurityProfile[] = [0, 1, 2, 3];
const TRANSPORTS = ['plain', 'tls'] as const;
const KEYS = ['none', 'wrong', 'present', 'pending'] as const;
const CERTIFICATES = ['none', 'own'] as const;

/** What each way of connecting proves: [transport, key, certificate] → profile; `-` proves nothing. */
const PROVES: Record<string, SecurityProfile | '-'> = {
  'plain none none': '-',
  'plain wrong none': '-',
  'plain present none': 1,
  'plain pending none': 1,
  // A certificate is only presented in a TLS handshake.
  'plain none own': '-',
  'plain wrong own': '-',
  'plain present own': 1,
  'plain pending own': 1,
  'tls none none': '-',
  'tls wrong none': '-',
  'tls present none': 2,
  'tls pending none': 2,
  'tls none own': 3,
  'tls wrong own': 3,
  'tls present own': 3,
  'tls pending own': 3,
};

const combinations = TRANSPORTS.flatMap((transport) =>
  KEYS.flatMap((key) => CERTIFICATES.map((certificate) => ({ transport, key, certificate }))),
);
const settings = PROFILES.flatMap((configuredProfile) =>
  PROFILES.map((provenProfile) => ({ configuredProfile, provenProfile })),
);

test.each(settings)(
  'set to $configuredProfile, proven $provenProfile: every way of coming is decided by what it proves',
  (setting) => {
    for (const way of combinations) {
      const proven = PROVES[`${way.transport} ${way.key} ${way.certificate}`];
      const shown = proven === '-' && setting.configuredProfile === 0 ? 0 : proven;
      const lowest = Math.min(setting.configuredProfile, setting.provenProfile);
      const decision = decideConnection(facts({ ...setting, ...way }));
      if (typeof shown !== 'number')
        expect(decision).toEqual({ kind: 'refuse', reason: way.key === 'wrong' ? 'wrong-key' : 'no-proof' });
      else if (shown < lowest) expect(decision).toEqual({ kind: 'refuse', reason: 'below-profile' });
      else expect(decision).toEqual({ kind: 'accept', profile: shown, promotesKey: way.key === 'pending' });
    }
  },
);

test('TC_083 after the first connection at the higher profile the lower one is refused, not before', () => {
  const lower = { configuredProfile: 2, transport: 'plain' } as const;
  expect(decideConnection(facts({ ...lower, provenProfile: 1 })).kind).toBe('accept');
  expect(decideConnection(facts({ ...lower, provenProfile: 2 }))).toEqual({
    kind: 'refuse',
    reason: 'below-profile',
  });
  expect(decideConnection(facts({ ...lower, provenProfile: 2, transport: 'tls' })).kind).toBe('accept');
});

test('an operator who lowers the configured profile lets the charger come with less again', () => {
  const decision = decideConnection(facts({ configuredProfile: 1, provenProfile: 3 }));
  expect(decision).toEqual({ kind: 'accept', profile: 1, promotesKey: false });
});

test.each([
  ['no exception', null, 'refuse'],
  ['an exception that has ended', new Date(now.getTime()), 'refuse'],
  ['an exception until tomorrow', new Date(now.getTime() + 86_400_000), 'accept'],
])('W16: where TLS is required, a plain connection with %s', (_, plainUntil, kind) => {
  expect(decideConnection(facts({ requiresTls: true, plainUntil })).kind).toBe(kind);
  expect(decideConnection(facts({ requiresTls: true, plainUntil, transport: 'tls' })).kind).toBe('accept');
});

test('where TLS is required profile 0 needs TLS too', () => {
  const open = { configuredProfile: 0, key: 'none', requiresTls: true } as const;
  expect(decideConnection(facts(open)).kind).toBe('refuse');
  expect(decideConnection(facts({ ...open, transport: 'tls' }))).toMatchObject({ profile: 0 });
});

test.each([
  ['adoptable', 'none', 'accept'],
  ['adoptable', 'wrong', 'accept'],
  ['pending', 'none', 'refuse'],
  ['pending', 'wrong', 'refuse'],
  ['pending', 'pending', 'accept'],
  ['accepted', 'none', 'refuse'],
] as const)('a charger whose registration is %s with key %s: %s', (registration, key, kind) => {
  expect(decideConnection(facts({ registration, key })).kind).toBe(kind);
});
