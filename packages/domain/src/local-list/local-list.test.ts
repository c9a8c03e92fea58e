import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerToListCall } from './answer-to-list-call.ts';
import { checkLocalList } from './check-local-list.ts';
import { desiredList, type CandidateCard } from './desired-list.ts';
import {
  applyChanges,
  listChanges,
  type ListChange,
  type ListContent,
  type ListedCard,
} from './listed-card.ts';
import {
  afterListEvent,
  HIGHEST_LIST_VERSION,
  UNKNOWN_LIST,
  type LocalList,
  type LocalListEvent,
  type SentList,
} from './local-list.ts';
import { beginListSync, nextListCall } from './next-list-call.ts';

const now = new Date('2026-11-22T12:00:00Z');
const accepted: ListedCard = { status: 'Accepted' };
const cards = (...idTags: string[]): ListContent => new Map(idTags.map((idTag) => [idTag, accepted]));
const syncing = (given: Partial<LocalList> = {}): LocalList => ({
  ...UNKNOWN_LIST,
  state: 'syncing',
  ...given,
});
const heard = (list: LocalList, event: LocalListEvent) => afterListEvent(list, event, now);
const sent = (version: number, updateType: SentList['updateType'], changes: readonly ListChange[] = []) => ({
  version,
  updateType,
  changes,
});

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

describe('what is known after an answer', () => {
  const known = syncing({ version: 4, acknowledgedVersion: 4, acknowledged: cards('A') });

  test('042_1 version -1 is a charge point without lists', () => {
    expect(heard(known, { kind: 'version', version: -1 }).state).toBe('not-supported');
  });
  test('042_2 version 0 is an empty list', () => {
    expect(heard(known, { kind: 'version', version: 0 })).toMatchObject({
      acknowledgedVersion: 0,
      version: 4,
    });
    expect(heard(known, { kind: 'version', version: 0 }).acknowledged.size).toBe(0);
  });
  test('the acknowledged version is the acknowledged content', () => {
    expect(heard(known, { kind: 'version', version: 4 })).toEqual(known);
  });
  test.each([3, 9, -5, 2 ** 40])('version %d is content nobody knows', (version) => {
    const after = heard(known, { kind: 'version', version });
    expect(after.acknowledgedVersion).toBeNull();
    expect(after.version).toBeLessThanOrEqual(HIGHEST_LIST_VERSION);
    expect(after.version).toBeGreaterThanOrEqual(4);
  });
  test('043_1 NotSupported is a charge point without lists', () => {
    const after = heard(known, { kind: 'sent', list: sent(5, 'Full'), status: 'NotSupported' });
    expect(after.state).toBe('not-supported');
  });
  test('043_3 a Full one that failed is tried again later, longer each time', () => {
    const failed = { kind: 'sent', list: sent(5, 'Full'), status: 'Failed' } as const;
    const once = heard(known, failed);
    expect(once).toMatchObject({ state: 'failed', problem: 'Failed', acknowledgedVersion: null });
    expect(once.retryAt).toEqual(new Date('2026-11-22T12:01:00Z'));
    expect(heard({ ...once, state: 'syncing' }, failed).retryAt).toEqual(new Date('2026-11-22T12:04:00Z'));
    const last = { ...once, attempts: 40 };
    expect(heard(last, failed).retryAt).toEqual(new Date('2026-11-23T12:00:00Z'));
  });
  test('a differential one that does not fit is followed by a Full one, the first time at once', () => {
    const mismatch = { kind: 'sent', list: sent(5, 'Differential'), status: 'VersionMismatch' } as const;
    const once = heard(known, mismatch);
    expect(nextListCall(once, cards('A', 'B'), false).call).toMatchObject({
      list: { version: 6, updateType: 'Full' },
    });
    expect(heard({ ...once, version: 5 }, mismatch).state).toBe('failed');
  });
  test('an answer to a message that was overtaken tells nothing', () => {
    const late = { kind: 'sent', list: sent(3, 'Full', [{ idTag: 'Z' }]), status: 'Accepted' } as const;
    expect(heard(known, late)).toEqual(known);
  });
  test('silence leaves what was known', () => {
    const after = heard(known, { kind: 'failed', problem: 'no-answer' });
    expect(after).toMatchObject({ state: 'failed', acknowledgedVersion: 4, attempts: 1 });
    expect(heard(known, { kind: 'not-connected' })).toEqual({ ...known, state: 'behind' });
  });
});

describe('the next call', () => {
  const empty = syncing({ acknowledgedVersion: 0 });

  test('begins with the question for the version', () => {
    expect(beginListSync(UNKNOWN_LIST).call).toEqual({ kind: 'ask-version' });
  });
  test('asks for unknown limits once, before the first list', () => {
    expect(nextListCall(empty, cards('A'), true).call).toEqual({ kind: 'ask-limits' });
    expect(nextListCall(empty, cards('A'), false).call).toMatchObject({ kind: 'send' });
  });
  test('043_4 a Full one has every card with what it is', () => {
    expect(nextListCall(empty, cards('A', 'B'), false).call).toEqual({
      kind: 'send',
      list: sent(1, 'Full', [
        { idTag: 'A', card: accepted },
        { idTag: 'B', card: accepted },
      ]),
    });
  });
  test('043_5 a differential one has only what is new, changed or gone', () => {
    const list = syncing({ version: 7, acknowledgedVersion: 7, acknowledged: cards('A', 'B') });
    const desired = new Map<string, ListedCard>([
      ['B', { status: 'Blocked' }],
      ['C', accepted],
    ]);
    expect(nextListCall(list, desired, true).call).toEqual({
      kind: 'send',
      list: sent(8, 'Differential', [
        { idTag: 'A' },
        { idTag: 'B', card: { status: 'Blocked' } },
        { idTag: 'C', card: accepted },
      ]),
    });
  });
  test('a long list goes in a Full one and differential ones', () => {
    const first = nextListCall(syncing({ maxPerMessage: 2 }), cards('A', 'B', 'C'), false);
    expect(first.call).toMatchObject({
      list: { updateType: 'Full', changes: [{ idTag: 'A' }, { idTag: 'B' }] },
    });
    const list = (first.call as { list: SentList }).list;
    const second = nextListCall(
      heard(first.list, { kind: 'sent', list, status: 'Accepted' }),
      cards('A', 'B', 'C'),
      false,
    );
    expect(second.call).toMatchObject({ list: { updateType: 'Differential', changes: [{ idTag: 'C' }] } });
  });
  test('what the charge point has no room for is left out, from the end', () => {
    const step = nextListCall(
      syncing({ acknowledgedVersion: 0, maxEntries: 2 }),
      cards('A', 'B', 'C'),
      false,
    );
    expect(step.leftOut).toBe(1);
    expect(step.call).toMatchObject({ list: { changes: [{ idTag: 'A' }, { idTag: 'B' }] } });
  });
  test('after the last version comes 1, with a Full one', () => {
    const list = syncing({ version: HIGHEST_LIST_VERSION, acknowledgedVersion: HIGHEST_LIST_VERSION });
    expect(nextListCall(list, cards('A'), false).call).toMatchObject({
      list: { version: 1, updateType: 'Full' },
    });
  });
  test('nothing when the content is the desired one', () => {
    const list = syncing({
      version: 3,
      acknowledgedVersion: 3,
      acknowledged: cards('A'),
      attempts: 2,
      problem: 'x',
    });
    const step = nextListCall(list, cards('A'), false);
    expect(step).toMatchObject({ call: null, list: { state: 'in-step', attempts: 0, problem: null } });
  });
});

describe('a check', () => {
  const online = { now, connected: true, maySend: true, underWay: false };
  const known: LocalList = {
    ...UNKNOWN_LIST,
    state: 'in-step',
    version: 2,
    acknowledgedVersion: 2,
    acknowledged: cards('A'),
  };
  const failed: LocalList = { ...known, state: 'failed', retryAt: new Date(now.getTime() + 1) };

  test.each<[string, LocalList, ListContent, Partial<typeof online>, string | null, LocalList['state']]>([
    ['of the desired list', known, cards('A'), {}, null, 'in-step'],
    ['of another list', known, cards('B'), {}, 'ask-version', 'syncing'],
    ['of a list never sent', UNKNOWN_LIST, cards('B'), {}, 'ask-version', 'syncing'],
    ['of a list that nobody needs', UNKNOWN_LIST, cards(), {}, null, 'unknown'],
    ['while it is offline', known, cards('B'), { connected: false }, null, 'behind'],
    ['of a quiet charge point', known, cards('B'), { maySend: false }, null, 'behind'],
    ['while it is being sent', syncing(), cards('B'), { underWay: true }, null, 'syncing'],
    ['of one whose sending was cut off', syncing(), cards('B'), {}, 'ask-version', 'syncing'],
    ['of one without lists', { ...known, state: 'not-supported' }, cards('B'), {}, null, 'not-supported'],
    ['before it is time to try again', failed, cards('B'), {}, null, 'failed'],
    ['when it is time to try again', { ...failed, retryAt: now }, cards('B'), {}, 'ask-version', 'syncing'],
    ['of one that failed and is wanted no more', failed, cards('A'), {}, null, 'in-step'],
  ])('%s', (_, list, desired, given, call, state) => {
    const step = checkLocalList(list, desired, { ...online, ...given });
    expect(step.call?.kind ?? null).toBe(call);
    expect(step.list.state).toBe(state);
  });
});

const content = fc
  .dictionary(
    fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'),
    fc.constantFrom<ListedCard>(accepted, { status: 'Blocked' }, { status: 'Accepted', parentIdTag: 'P' }),
  )
  .map((record): ListContent => new Map(Object.entries(record)));

test('the changes from one list to another make the one into the other', () => {
  fc.assert(
    fc.property(content, content, (from, to) => {
      expect(new Map(applyChanges(from, listChanges(from, to)))).toEqual(new Map(to));
    }),
  );
});

/** A charge point's own copy, that refuses whatever is beyond its limits. */
interface Model {
  version: number;
  cards: ListContent;
}

type Mishap =
  | 'none'
  | 'failed'
  | 'mismatch'
  | 'lost-call'
  | 'lost-answer'
  | 'factory-reset'
  | 'other-list'
  | 'restart';

/** Applies one message; gives what the product hears of it. */
const answer = (model: Model, message: SentList, limits: Limits, mishap: Mishap): LocalListEvent => {
  expect(message.changes.length).toBeLessThanOrEqual(limits.maxPerMessage);
  expect(message.version).not.toBe(model.version);
  if (mishap === 'factory-reset') Object.assign(model, { version: 0, cards: new Map() });
  // A charge point that was reset has lost its connection, and the call with it.
  if (mishap === 'lost-call' || mishap === 'factory-reset') return { kind: 'failed', problem: 'no-answer' };
  if (mishap === 'failed') return { kind: 'sent', list: message, status: 'Failed' };
  if (mishap === 'mismatch') return { kind: 'sent', list: message, status: 'VersionMismatch' };
  model.cards = applyChanges(message.updateType === 'Full' ? new Map() : model.cards, message.changes);
  expect(model.cards.size).toBeLessThanOrEqual(limits.maxEntries);
  model.version = message.version;
  if (mishap === 'lost-answer') return { kind: 'failed', problem: 'no-answer' };
  return { kind: 'sent', list: message, status: 'Accepted' };
};

const versionOf = (model: Model, mishap: Mishap): number => {
  if (mishap === 'factory-reset') Object.assign(model, { version: 0, cards: new Map() });
  if (mishap === 'other-list') Object.assign(model, { version: model.version + 1, cards: cards('OTHER') });
  return model.version;
};

interface Limits {
  readonly maxEntries: number;
  readonly maxPerMessage: number;
}

const always = { now, connected: true, maySend: true, underWay: false, mayAskLimits: true };

/** One synchronisation from its beginning to where it stops by itself. */
const synchronise = (
  list: LocalList,
  desired: ListContent,
  model: Model,
  limits: Limits,
  mishaps: Mishap[],
): LocalList => {
  let step = beginListSync(list);
  for (let calls = 0; step.call !== null; calls += 1) {
    expect(calls).toBeLessThan(40);
    const mishap = mishaps.shift() ?? 'none';
    // A process that dies leaves the row as it was when the call went out.
    if (mishap === 'restart') return step.list;
    const { call } = step;
    const event: LocalListEvent =
      call.kind === 'ask-version'
        ? { kind: 'version', version: versionOf(model, mishap) }
        : call.kind === 'ask-limits'
          ? { kind: 'limits', ...limits }
          : answer(model, call.list, limits, mishap);
    step = answerToListCall(step.list, event, desired, always);
  }
  return step.list;
};

test('whatever goes wrong on the way, the charge point ends with the desired list', () => {
  const mishap = fc.constantFrom<Mishap>(
    'none',
    'none',
    'none',
    'failed',
    'mismatch',
    'lost-call',
    'lost-answer',
    'factory-reset',
    'other-list',
    'restart',
  );
  fc.assert(
    fc.property(
      fc.array(content, { minLength: 1, maxLength: 4 }),
      fc.array(mishap, { maxLength: 25 }),
      fc.record({
        maxEntries: fc.integer({ min: 1, max: 12 }),
        maxPerMessage: fc.integer({ min: 1, max: 12 }),
      }),
      fc.integer({ min: 0, max: 9 }),
      (wishes, mishaps, limits, version) => {
        const model: Model = { version, cards: version === 0 ? new Map() : cards('OTHER') };
        let list: LocalList = { ...UNKNOWN_LIST, ...limits };
        const left = [...mishaps];
        for (const wish of wishes) list = synchronise(list, wish, model, limits, left);
        const last = wishes.at(-1) ?? new Map();
        // What went wrong last is tried again: once nothing goes wrong any more, it is in step.
        list = synchronise(list, last, model, limits, []);
        expect(list.state).toBe('in-step');
        expect(model.cards).toEqual(new Map([...last].slice(0, limits.maxEntries)));
        expect(model.version).toBe(list.acknowledgedVersion);
      },
    ),
    { numRuns: 500 },
  );
});
