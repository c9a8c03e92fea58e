import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccessGroupFacts } from './access-group.ts';
import {
  decideAuthorization,
  type AuthorizationFacts,
  type KnownCardFacts,
  type WhitelistEntryFacts,
} from './decide-authorization.ts';

const now = new Date('2026-11-22T12:00:00Z');
const earlier = new Date('2026-11-22T11:59:59Z');
const later = new Date('2026-11-22T12:00:01Z');

/** An unknown card at a charge point that is public and open to guests. */
const stranger: AuthorizationFacts = {
  now,
  stationId: 'office',
  chargePointInService: true,
  authorizationMode: 'whitelist-and-guests',
  publiclyAvailable: true,
  reportedLost: false,
  whitelistEntry: null,
  knownCard: null,
  groups: [],
  station: { timeZone: 'Europe/Amsterdam', tariff: null },
  openSessionElsewhere: false,
};
const entry: WhitelistEntryFacts = {
  id: 'entry-1',
  description: 'Anna',
  blocked: false,
  validFrom: null,
  validUntil: null,
  stationIds: [],
};
const guest: KnownCardFacts = { status: 'valid', ofOwnAccount: false };
const member: KnownCardFacts = { status: 'valid', ofOwnAccount: true };
const whitelisted = { rule: 'whitelist', entryId: 'entry-1', description: 'Anna' };

type Row = [
  name: string,
  facts: Partial<AuthorizationFacts>,
  status: string,
  rule: string,
  free?: object | null,
];

const rows: Row[] = [
  [
    '1 not in service',
    { chargePointInService: false, whitelistEntry: entry },
    'Invalid',
    'refused-out-of-service',
  ],
  [
    '2 lost card, though whitelisted',
    { reportedLost: true, whitelistEntry: entry },
    'Blocked',
    'blocked-card',
  ],
  ['2 lost card in free mode', { reportedLost: true, authorizationMode: 'free' }, 'Blocked', 'blocked-card'],
  [
    '3 blocked entry of a valid guest',
    { whitelistEntry: { ...entry, blocked: true }, knownCard: guest },
    'Blocked',
    'blocked-entry',
  ],
  [
    '3 blocked entry in free mode',
    { whitelistEntry: { ...entry, blocked: true }, authorizationMode: 'free' },
    'Blocked',
    'blocked-entry',
  ],
  ['4 whitelisted', { whitelistEntry: entry }, 'Accepted', 'whitelist', whitelisted],
  [
    '4 whitelisted where nobody else may',
    { whitelistEntry: entry, authorizationMode: 'whitelist', publiclyAvailable: false },
    'Accepted',
    'whitelist',
    whitelisted,
  ],
  [
    '4 whitelisted for this station, provider says blocked',
    {
      whitelistEntry: { ...entry, stationIds: ['home', 'office'] },
      knownCard: { ...guest, status: 'blocked' },
    },
    'Accepted',
    'whitelist',
    whitelisted,
  ],
  [
    '4 from the first moment of its dates',
    { whitelistEntry: { ...entry, validFrom: now, validUntil: later } },
    'Accepted',
    'whitelist',
    whitelisted,
  ],
  [
    "5 a member's card where nobody else may",
    { knownCard: member, authorizationMode: 'whitelist', publiclyAvailable: false },
    'Accepted',
    'known-card',
    null,
  ],
  [
    "5 a member's card in free mode",
    { knownCard: member, authorizationMode: 'free' },
    'Accepted',
    'known-card',
    { rule: 'free-charging' },
  ],
  [
    '6 anybody in free mode',
    { authorizationMode: 'free' },
    'Accepted',
    'free-charging',
    { rule: 'free-charging' },
  ],
  [
    '6 an expired card in free mode, not public',
    { authorizationMode: 'free', publiclyAvailable: false, knownCard: { ...guest, status: 'expired' } },
    'Accepted',
    'free-charging',
    { rule: 'free-charging' },
  ],
  [
    '7 provider blocked',
    { knownCard: { ...guest, status: 'blocked' } },
    'Blocked',
    'refused-card-blocked-by-provider',
  ],
  ['7 provider expired', { knownCard: { ...member, status: 'expired' } }, 'Expired', 'refused-card-expired'],
  ['7 provider invalid', { knownCard: { ...member, status: 'invalid' } }, 'Invalid', 'refused-card-invalid'],
  ['8 guest', { knownCard: guest }, 'Accepted', 'guest', null],
  [
    '8 guest with an entry for another station',
    { knownCard: guest, whitelistEntry: { ...entry, stationIds: ['home'] } },
    'Accepted',
    'guest',
    null,
  ],
  [
    '8 guest with a blocked entry for another station',
    { knownCard: guest, whitelistEntry: { ...entry, blocked: true, stationIds: ['home'] } },
    'Accepted',
    'guest',
    null,
  ],
  [
    '8 guest whose entry is over',
    { knownCard: guest, whitelistEntry: { ...entry, validUntil: earlier } },
    'Accepted',
    'guest',
    null,
  ],
  [
    '9 entry over, its end not included',
    { whitelistEntry: { ...entry, validUntil: now } },
    'Expired',
    'refused-entry-expired',
  ],
  [
    '9 entry not yet valid',
    { whitelistEntry: { ...entry, validFrom: later } },
    'Invalid',
    'refused-entry-not-yet-valid',
  ],
  ['10 guest, not public', { knownCard: guest, publiclyAvailable: false }, 'Invalid', 'refused-not-public'],
  [
    '11 guest where only the whitelist may',
    { knownCard: guest, authorizationMode: 'whitelist' },
    'Invalid',
    'refused-whitelist-only',
  ],
  ['12 unknown card', {}, 'Invalid', 'refused-unknown-card'],
  [
    '12 entry for another station',
    { whitelistEntry: { ...entry, stationIds: ['home'] } },
    'Invalid',
    'refused-unknown-card',
  ],
  [
    'charging elsewhere',
    { whitelistEntry: entry, openSessionElsewhere: true },
    'ConcurrentTx',
    'refused-concurrent',
  ],
  [
    'charging elsewhere in free mode',
    { authorizationMode: 'free', openSessionElsewhere: true },
    'Accepted',
    'free-charging',
    { rule: 'free-charging' },
  ],
  [
    'charging elsewhere does not hide a refusal',
    { openSessionElsewhere: true },
    'Invalid',
    'refused-unknown-card',
  ],
];

test.each(rows)('%s', (_, facts, status, rule, free = null) => {
  expect(decideAuthorization({ ...stranger, ...facts })).toEqual({ status, rule, free });
});

const group: AccessGroupFacts = {
  id: 'group-1',
  name: 'Staff',
  since: earlier,
  byMember: false,
  stationIds: [],
  windows: [],
  price: { kind: 'free' },
  budget: { unit: 'kwh', limit: '10', period: 'month' },
  used: { energyWh: 0n, amountWithoutVat: '0' },
};
const usedUp: AccessGroupFacts = { ...group, used: { energyWh: 10_000n, amountWithoutVat: '0' } };

test.each<[string, Partial<AuthorizationFacts>, string, string]>([
  ['a group lets an unknown card in', { groups: [group] }, 'Accepted', 'access-group'],
  ['the whitelist comes first', { groups: [group], whitelistEntry: entry }, 'Accepted', 'whitelist'],
  [
    'a blocked entry too',
    { groups: [group], whitelistEntry: { ...entry, blocked: true } },
    'Blocked',
    'blocked-entry',
  ],
  ['a lost card is blocked', { groups: [group], reportedLost: true }, 'Blocked', 'blocked-card'],
  [
    'where everybody charges for free there are none',
    { groups: [group], authorizationMode: 'free' },
    'Accepted',
    'free-charging',
  ],
  ['used up: as a guest', { groups: [usedUp], knownCard: guest }, 'Accepted', 'guest'],
  ['used up: as a member', { groups: [usedUp], knownCard: member }, 'Accepted', 'known-card'],
  ['used up: otherwise refused', { groups: [usedUp] }, 'Invalid', 'refused-budget'],
  [
    'charges elsewhere',
    { groups: [group], openSessionElsewhere: true },
    'ConcurrentTx',
    'refused-concurrent',
  ],
])('access groups: %s', (_, facts, status, rule) => {
  expect(decideAuthorization({ ...stranger, ...facts })).toMatchObject({ status, rule });
});

const instant = fc.constantFrom(null, earlier, now, later);
const anyFacts = fc.record({
  now: fc.constant(now),
  stationId: fc.constant('office'),
  chargePointInService: fc.boolean(),
  authorizationMode: fc.constantFrom('whitelist', 'whitelist-and-guests', 'free'),
  publiclyAvailable: fc.boolean(),
  reportedLost: fc.boolean(),
  whitelistEntry: fc.option(
    fc.record({
      id: fc.constant('entry-1'),
      description: fc.string(),
      blocked: fc.boolean(),
      validFrom: instant,
      validUntil: instant,
      stationIds: fc.subarray(['office', 'home']),
    }),
  ),
  knownCard: fc.option(
    fc.record({
      status: fc.constantFrom('valid', 'blocked', 'expired', 'invalid'),
      ofOwnAccount: fc.boolean(),
    }),
  ),
  groups: fc.constant([]),
  station: fc.constant({ timeZone: 'Europe/Amsterdam', tariff: null }),
  openSessionElsewhere: fc.boolean(),
}) satisfies fc.Arbitrary<AuthorizationFacts>;

describe('whatever the facts', () => {
  test('a lost card never charges', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decideAuthorization({ ...facts, reportedLost: true }).status).not.toBe('Accepted');
      }),
    );
  });

  test('only a whitelist entry or the free mode makes a session free', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideAuthorization(facts);
        if (decision.free?.rule === 'whitelist') expect(decision.rule).toBe('whitelist');
        if (decision.free?.rule === 'free-charging') expect(facts.authorizationMode).toBe('free');
        if (decision.rule === 'guest') expect(decision.free).toBeNull();
      }),
    );
  });

  test('nobody but the whitelist and members charges where it is not public', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(facts.authorizationMode !== 'free');
        const decision = decideAuthorization({ ...facts, publiclyAvailable: false });
        fc.pre(decision.status === 'Accepted');
        expect(['whitelist', 'known-card']).toContain(decision.rule);
      }),
    );
  });
});
