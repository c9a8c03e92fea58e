import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerToListCall } from './answer-to-list-call.ts';
import { applyChanges, listChanges, type ListContent, type ListedCard } from './listed-card.ts';
import { UNKNOWN_LIST, type LocalList, type LocalListEvent, type SentList } from './local-list.ts';
import { beginListSync } from './next-list-call.ts';

const now = new Date('2026-11-22T12:00:00Z');
const accepted: ListedCard = { status: 'Accepted' };
const cards = (...idTags: string[]): ListContent => new Map(idTags.map((idTag) => [idTag, accepted]));

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

/** A charge point's own copy, which refuses anything beyond its limits. */
interface Model {
  version: number;
  /** The highest version that it ever had. */
  highest: number;
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

/** Applies one message and returns what the product learns of it. */
const answer = (model: Model, message: SentList, limits: Limits, mishap: Mishap): LocalListEvent => {
  expect(message.changes.length).toBeLessThanOrEqual(limits.maxPerMessage);
  expect(message.version).not.toBe(model.version);
  if (mishap === 'factory-reset') Object.assign(model, { version: 0, cards: new Map() });
  // A charge point that was reset has lost its connection, and with it the call.
  if (mishap === 'lost-call' || mishap === 'factory-reset') return { kind: 'failed', problem: 'no-answer' };
  if (mishap === 'failed') return { kind: 'sent', list: message, status: 'Failed' };
  if (mishap === 'mismatch') return { kind: 'sent', list: message, status: 'VersionMismatch' };
  model.cards = applyChanges(message.updateType === 'Full' ? new Map() : model.cards, message.changes);
  expect(model.cards.size).toBeLessThanOrEqual(limits.maxEntries);
  model.version = message.version;
  model.highest = Math.max(model.highest, message.version);
  if (mishap === 'lost-answer') return { kind: 'failed', problem: 'no-answer' };
  return { kind: 'sent', list: message, status: 'Accepted' };
};

const versionOf = (model: Model, mishap: Mishap): number => {
  if (mishap === 'factory-reset') Object.assign(model, { version: 0, cards: new Map() });
  // Of the version that we sent last it would be taken for ours: nothing but its version tells lists apart.
  if (mishap === 'other-list') {
    model.highest += 1;
    Object.assign(model, { version: model.highest, cards: cards('OTHER') });
  }
  return model.version;
};

interface Limits {
  readonly maxEntries: number;
  readonly maxPerMessage: number;
}

const always = { now, connected: true, maySend: true, underWay: false, mayAskLimits: true };

/** One synchronisation, from its start until it stops. */
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
    // A process that dies leaves the row as it was when the call was sent.
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
      (desiredLists, mishaps, limits, version) => {
        const model: Model = { version, highest: version, cards: version === 0 ? new Map() : cards('OTHER') };
        let list: LocalList = { ...UNKNOWN_LIST, ...limits };
        const left = [...mishaps];
        for (const desired of desiredLists) list = synchronise(list, desired, model, limits, left);
        const last = desiredLists.at(-1) ?? new Map();
        // The last failure is retried: once nothing fails any more, the list is in step.
        list = synchronise(list, last, model, limits, []);
        expect(list.state).toBe('in-step');
        expect(model.cards).toEqual(new Map([...last].slice(0, limits.maxEntries)));
        expect(model.version).toBe(list.acknowledgedVersion);
      },
    ),
    { numRuns: 500 },
  );
});
