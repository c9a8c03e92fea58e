import { expect, test } from 'vitest';
import type { AuthorizationDecision } from './decide-authorization.ts';
import { presentCard, withoutIssuers, type PresentedCards } from './many-cards.ts';

const minute = (nth: number) => new Date(Date.UTC(2026, 10, 18, 12, nth));
const present = (cards: readonly string[], before: PresentedCards = new Map(), now = minute(0)) => {
  let presented: PresentedCards | null = before;
  for (const card of cards) presented = presented && presentCard(presented, card, now);
  return presented;
};
const cards = (count: number, name = 'card') => Array.from({ length: count }, (_, nth) => `${name} ${nth}`);

test('a hundred cards an hour are usual, the same ones again are too, and one more is too many', () => {
  const hundred = present(cards(100));
  expect(hundred?.size).toBe(100);
  expect(hundred && present(cards(100), hundred, minute(59))?.size).toBe(100);
  expect(hundred && present(['another'], hundred, minute(59))).toBeNull();
  expect(hundred && present(['another'], hundred, minute(60))?.size).toBe(1);
});

test('what is presented all the time is not remembered for longer', () => {
  const first = present(['one', 'two'], new Map(), minute(0));
  const later = first && present(['one'], first, minute(40));
  expect([...((later && present(['three'], later, minute(61))) ?? []).keys()]).toEqual(['three']);
});

test.each([
  ['Accepted', 'guest'],
  ['Blocked', 'refused-card-blocked-by-provider'],
  ['Blocked', 'blocked-card'],
  ['Expired', 'refused-card-expired'],
  ['Invalid', 'refused-not-public'],
  ['Invalid', 'refused-unknown-card'],
])('%s by %s says nothing any more', (status, rule) => {
  const decision = { status, rule, free: null } as AuthorizationDecision;
  expect(withoutIssuers(decision)).toEqual({ status: 'Invalid', rule: 'refused-too-many-cards', free: null });
});

test.each([
  ['Accepted', 'whitelist'],
  ['Accepted', 'known-card'],
  ['Accepted', 'free-charging'],
  ['Blocked', 'blocked-entry'],
])('%s by %s stays: the account knows it itself', (status, rule) => {
  const decision = { status, rule, free: null } as AuthorizationDecision;
  expect(withoutIssuers(decision)).toBe(decision);
});
