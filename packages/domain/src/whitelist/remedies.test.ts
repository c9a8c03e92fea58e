import { expect, test } from 'vitest';
import {
  decideAuthorization,
  type AuthorizationFacts,
  type WhitelistEntryFacts,
} from './decide-authorization.ts';
import { remediesOf, type Remedy } from './remedies.ts';

const now = new Date('2026-11-18T12:00:00Z');
const entry: WhitelistEntryFacts = {
  id: 'entry',
  description: 'Fleet',
  blocked: false,
  validFrom: null,
  validUntil: null,
  stationIds: [],
};
const facts: AuthorizationFacts = {
  now,
  stationId: 'here',
  chargePointInService: true,
  authorizationMode: 'whitelist-and-guests',
  publiclyAvailable: true,
  reportedLost: false,
  whitelistEntry: null,
  knownCard: { status: 'valid', ofOwnAccount: false },
  groups: [],
  station: { timeZone: 'Europe/Amsterdam', tariff: null },
  openSessionElsewhere: false,
};

/** The facts after somebody applies a remedy. */
const taken: Record<Exclude<Remedy, 'see-running'>, (before: AuthorizationFacts) => AuthorizationFacts> = {
  'whitelist-card': (before) => ({ ...before, whitelistEntry: entry }),
  'unblock-entry': (before) => ({ ...before, whitelistEntry: entry }),
  'edit-entry': (before) => ({ ...before, whitelistEntry: entry }),
  'make-public': (before) => ({ ...before, publiclyAvailable: true }),
  'allow-guests': (before) => ({ ...before, authorizationMode: 'whitelist-and-guests' }),
};

test.each<[string, Partial<AuthorizationFacts>]>([
  ['blocked-entry', { whitelistEntry: { ...entry, blocked: true } }],
  ['refused-card-blocked-by-provider', { knownCard: { status: 'blocked', ofOwnAccount: false } }],
  ['refused-card-expired', { knownCard: { status: 'expired', ofOwnAccount: false } }],
  ['refused-card-invalid', { knownCard: { status: 'invalid', ofOwnAccount: false } }],
  ['refused-entry-expired', { whitelistEntry: { ...entry, validUntil: now }, knownCard: null }],
  [
    'refused-entry-not-yet-valid',
    { whitelistEntry: { ...entry, validFrom: new Date('2027-01-01') }, knownCard: null },
  ],
  ['refused-not-public', { publiclyAvailable: false }],
  ['refused-whitelist-only', { authorizationMode: 'whitelist' }],
  ['refused-unknown-card', { knownCard: null }],
  ['refused-unknown-card', { knownCard: null, whitelistEntry: { ...entry, stationIds: ['elsewhere'] } }],
])('every way out of %s lets the card in', (rule, given) => {
  const before = { ...facts, ...given };
  expect(decideAuthorization(before).rule).toBe(rule);
  const ways = remediesOf(rule, { hasEntry: before.whitelistEntry !== null });
  expect(ways).not.toEqual([]);
  for (const way of ways) {
    if (way === 'see-running') continue;
    expect(decideAuthorization(taken[way](before)).status, way).toBe('Accepted');
  }
});

test('a card that has an entry is not put on the whitelist a second time', () => {
  expect(remediesOf('refused-not-public', { hasEntry: true })).toEqual(['edit-entry', 'make-public']);
});

test.each(['blocked-card', 'refused-out-of-service', 'guest', 'toString'])('%s has no way out', (rule) => {
  expect(remediesOf(rule, { hasEntry: false })).toEqual([]);
});
