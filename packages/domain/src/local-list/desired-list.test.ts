import { describe, expect, test } from 'vitest';
import { desiredList, type CandidateCard } from './desired-list.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('the desired list', () => {
  const entry = {
    id: 'e',
    description: 'Eva',
    blocked: false,
    validFrom: null,
    validUntil: null,
    stationIds: [],
    parentIdTag: null,
  };
  const candidate = (given: Partial<CandidateCard> = {}): CandidateCard => ({
    idTag: '04A2E680B13C80',
    whitelistEntry: entry,
    knownCard: null,
    reportedLost: false,
    lastUsedAt: null,
    ...given,
  });
  const list = (...candidates: CandidateCard[]) => [
    ...desiredList({ stationId: 's1', candidates, quirks: { idTagLength: 18 } }, now),
  ];
  const only = (given: Partial<CandidateCard>) => list(candidate(given))[0]?.[1];
  const own = { status: 'valid', ofOwnAccount: true, expiresAt: null, parentIdTag: null } as const;

  test.each([
    ['an entry of the station', { whitelistEntry: { ...entry, stationIds: ['s1'] } }, { status: 'Accepted' }],
    ['an entry of another station', { whitelistEntry: { ...entry, stationIds: ['s2'] } }, undefined],
    [
      'a blocked entry is a deny entry',
      { whitelistEntry: { ...entry, blocked: true } },
      { status: 'Blocked' },
    ],
    [
      'an entry that ends',
      { whitelistEntry: { ...entry, validUntil: new Date('2026-12-01T00:00:00.500Z') } },
      { status: 'Accepted', expiryDate: '2026-12-01T00:00:00Z' },
    ],
    ['an entry that has ended', { whitelistEntry: { ...entry, validUntil: now } }, undefined],
    [
      'an entry that has not begun',
      { whitelistEntry: { ...entry, validFrom: new Date(now.getTime() + 1) } },
      undefined,
    ],
    [
      'a card of a group',
      { whitelistEntry: { ...entry, parentIdTag: 'FLEET' } },
      { status: 'Accepted', parentIdTag: 'FLEET' },
    ],
    ['a card that was lost', { reportedLost: true }, { status: 'Blocked' }],
    ['an own card', { whitelistEntry: null, knownCard: own }, { status: 'Accepted' }],
    [
      'an own card that ends',
      { whitelistEntry: null, knownCard: { ...own, expiresAt: new Date('2027-01-01T00:00:00Z') } },
      { status: 'Accepted', expiryDate: '2027-01-01T00:00:00Z' },
    ],
    [
      'a card that its provider blocked',
      { whitelistEntry: null, knownCard: { ...own, status: 'blocked' } },
      { status: 'Blocked' },
    ],
    ['a guest', { whitelistEntry: null, knownCard: { ...own, ofOwnAccount: false } }, undefined],
  ] as const)('%s', (_, given, expected) => {
    expect(only(given)).toEqual(expected);
  });

  test('has the cards used last in front and the blocked ones at the end', () => {
    const order = list(
      candidate({ idTag: 'BLOCKED', reportedLost: true, lastUsedAt: now }),
      candidate({ idTag: 'NEVER' }),
      candidate({ idTag: 'LONGAGO', lastUsedAt: new Date(0) }),
      candidate({ idTag: 'TODAY', lastUsedAt: now }),
    );
    expect(order.map(([idTag]) => idTag)).toEqual(['TODAY', 'LONGAGO', 'NEVER', 'BLOCKED']);
  });

  test('leaves out what the charge point cannot hold', () => {
    const order = list(
      candidate({ idTag: 'A'.repeat(18) }),
      candidate({ idTag: 'B'.repeat(19) }),
      candidate({ idTag: 'é' }),
    );
    expect(order.map(([idTag]) => idTag)).toEqual(['A'.repeat(18)]);
  });
});
