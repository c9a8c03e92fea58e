import { expect, test } from 'vitest';
import { cardStanding, idTagInfo } from './id-tag-info.ts';

const entry = { parentIdTag: 'FLEET', validUntil: new Date('2026-12-01T00:00:00Z') };
const token = { parentIdTag: 'PROVIDER', expiresAt: new Date('2027-01-01T00:00:00Z') };
const free = { rule: 'whitelist', entryId: 'entry', description: 'Van' } as const;

test('a card of the whitelist is remembered until its entry ends, with the group of the owner', () => {
  const decision = { status: 'Accepted', rule: 'whitelist', free } as const;
  expect(idTagInfo(cardStanding(decision, { entry, token }))).toEqual({
    status: 'Accepted',
    parentIdTag: 'FLEET',
    expiryDate: '2026-12-01T00:00:00.000Z',
  });
});

test("a guest's card is remembered until it expires, with the group of its provider", () => {
  const decision = { status: 'Accepted', rule: 'guest', free: null } as const;
  expect(idTagInfo(cardStanding(decision, { entry: null, token }))).toEqual({
    status: 'Accepted',
    parentIdTag: 'PROVIDER',
    expiryDate: '2027-01-01T00:00:00.000Z',
  });
});

test('what has no value is left out: some firmware drops an answer with members that it does not know', () => {
  const decision = { status: 'Invalid', rule: 'refused-unknown-card', free: null } as const;
  expect(idTagInfo(cardStanding(decision, { entry: null, token: null }))).toEqual({ status: 'Invalid' });
});
