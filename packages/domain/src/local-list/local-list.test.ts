import { describe, expect, test } from 'vitest';
import { checkLocalList } from './check-local-list.ts';
import type { ListChange, ListContent, ListedCard } from './listed-card.ts';
import {
  afterListEvent,
  MAX_LIST_VERSION,
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
    expect(after.version).toBeLessThanOrEqual(MAX_LIST_VERSION);
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
    const list = syncing({ version: MAX_LIST_VERSION, acknowledgedVersion: MAX_LIST_VERSION });
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
