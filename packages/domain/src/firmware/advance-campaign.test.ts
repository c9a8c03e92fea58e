import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceCampaign, type CampaignFacts } from './advance-campaign.ts';
import type { FirmwareState } from './firmware-update.ts';

const now = new Date('2026-11-18T12:00:00Z');
const later = new Date('2026-11-25T12:00:00Z');

/** `1 waiting`, `1 waiting away`, … in the order of their ids. */
const campaign = (updates: readonly string[], given: Partial<CampaignFacts> = {}): CampaignFacts => ({
  state: 'running',
  maxFailures: 2,
  deadlineAt: later,
  updates: updates.map((text, index) => {
    const [stage, state, away] = text.split(' ');
    return { id: index, stage: Number(stage), state: state as FirmwareState, connected: away === undefined };
  }),
  ...given,
});
const step = (updates: readonly string[], given?: Partial<CampaignFacts>, at = now) =>
  advanceCampaign(campaign(updates, given), at);

test('it begins with the first stage and waits until that is over', () => {
  expect(step(['1 waiting', '1 waiting', '2 waiting']).start).toEqual([0, 1]);
  expect(step(['1 sent', '1 installed', '2 waiting']).start).toEqual([]);
  expect(step(['1 failed', '1 installed', '2 waiting']).start).toEqual([2]);
});

test('a charger that is away holds nobody up, and is asked when it comes', () => {
  expect(step(['1 waiting away', '1 installed', '2 waiting']).start).toEqual([2]);
  expect(step(['1 waiting', '1 installed', '2 sent', '2 waiting']).start).toEqual([0]);
  expect(step(['1 waiting away', '2 installed'])).toEqual({
    state: 'running',
    start: [],
    cancelWaiting: false,
  });
});

test('it stops by itself at so many failures; a silent charger counts as one', () => {
  expect(step(['1 failed', '1 unknown', '2 waiting'])).toEqual({
    state: 'stopped',
    start: [],
    cancelWaiting: true,
  });
  expect(step(['1 failed', '1 installed', '2 waiting']).state).toBe('running');
});

test('paused it starts nothing, and is done when nothing is left', () => {
  expect(step(['1 waiting'], { state: 'paused' }).start).toEqual([]);
  expect(step(['1 installed', '2 failed']).state).toBe('done');
});

test('before it is approved it starts nothing; after its deadline it never will', () => {
  const proposed = { state: 'proposed' } as const;
  expect(step(['1 waiting'], proposed)).toEqual({ state: 'proposed', start: [], cancelWaiting: false });
  expect(step(['1 waiting'], proposed, later)).toEqual({ state: 'stopped', start: [], cancelWaiting: true });
});

test('after the deadline those that never came are left out', () => {
  expect(step(['1 waiting', '1 installed'], {}, later)).toEqual({
    state: 'done',
    start: [],
    cancelWaiting: true,
  });
  expect(step(['1 waiting', '1 downloading'], {}, later)).toEqual({
    state: 'running',
    start: [],
    cancelWaiting: true,
  });
});

test('it never starts what is not waiting and connected, nor two stages at once', () => {
  const states: FirmwareState[] = ['waiting', 'sent', 'downloading', 'installed', 'failed', 'cancelled'];
  const updates = fc.array(
    fc.record({
      stage: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom(...states),
      connected: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(updates, fc.integer({ min: 1, max: 5 }), (list, maxFailures) => {
      const facts = campaign([], { maxFailures, updates: list.map((update, id) => ({ ...update, id })) });
      const started = advanceCampaign(facts, now).start.map((id) => facts.updates[id]);
      expect(started.every((update) => update?.state === 'waiting' && update.connected)).toBe(true);
      expect(new Set(started.map((update) => update?.stage)).size).toBeLessThanOrEqual(1);
      const [first] = started;
      const open = facts.updates.filter(({ state }) => state === 'sent' || state === 'downloading');
      if (first) expect(open.every(({ stage }) => stage >= first.stage)).toBe(true);
    }),
  );
});
