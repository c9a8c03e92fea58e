import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, type CommandState, type CommandTarget, isFinal, isOpen } from './command.ts';
import { type CommandEvent, followCommand } from './follow-command.ts';

const sentAt = new Date('2026-11-22T12:00:00Z');
const after = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000);

const reset: CommandTarget = { action: 'Reset' };
const start: CommandTarget = { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04A2E680' };
const stop: CommandTarget = { action: 'RemoteStopTransaction', sessionId: 7 };
const outOfOrder: CommandTarget = { action: 'ChangeAvailability', connectorId: 1, type: 'Inoperative' };
const inOrder: CommandTarget = { action: 'ChangeAvailability', connectorId: 1, type: 'Operative' };

const follow = (
  target: CommandTarget,
  state: CommandState,
  event: CommandEvent,
  now = after(1),
): CommandState => {
  return followCommand({ target, state, sentAt, deadlineAt: after(30) }, event, now);
};

describe('the answer', () => {
  test.each([
    ['Reset', 'Accepted', 'accepted'],
    ['Reset', 'Rejected', 'rejected'],
    ['RemoteStartTransaction', 'Accepted', 'accepted'],
    ['RemoteStopTransaction', 'Accepted', 'accepted'],
    ['RemoteStopTransaction', 'Rejected', 'rejected'],
    ['ChangeAvailability', 'Accepted', 'done'],
    ['ChangeAvailability', 'Scheduled', 'scheduled'],
    ['ChangeAvailability', 'Rejected', 'rejected'],
    ['UnlockConnector', 'Unlocked', 'done'],
    ['UnlockConnector', 'UnlockFailed', 'failed'],
    ['UnlockConnector', 'NotSupported', 'not-supported'],
    ['ChangeConfiguration', 'RebootRequired', 'done'],
    ['ChangeConfiguration', 'NotSupported', 'not-supported'],
    ['TriggerMessage', 'NotImplemented', 'not-supported'],
    ['DataTransfer', 'UnknownVendorId', 'not-supported'],
    ['ClearCache', 'Accepted', 'done'],
    ['GetConfiguration', null, 'done'],
    ['ClearCache', 'Maybe', 'unknown'],
    ['ClearCache', null, 'unknown'],
  ] as const)('of %s, %s: %s', (action, status, state) => {
    const targets = [reset, start, stop, outOfOrder];
    const target = targets.find((known) => known.action === action) ?? ({ action } as CommandTarget);
    expect(follow(target, 'sent', { kind: 'answered', status })).toBe(state);
  });

  test.each([
    ['Rejected', 'rejected'],
    ['NOT_SUPPORTED', 'not-supported'],
    ['failed', 'failed'],
    ['Accepted', 'unknown'],
    ['Perhaps', 'unknown'],
    [null, 'unknown'],
  ] as const)('that OCPP does not know for the call, %s: %s', (status, state) => {
    expect(follow({ action: 'ClearChargingProfile' }, 'sent', { kind: 'unreadable', status })).toBe(state);
    expect(follow({ action: 'ClearChargingProfile' }, 'done', { kind: 'unreadable', status })).toBe('done');
  });

  test.each([
    ['NotImplemented', 'not-supported'],
    ['NotSupported', 'not-supported'],
    ['InternalError', 'failed'],
  ])('CALLERROR %s: %s', (code, state) => {
    expect(follow(reset, 'sent', { kind: 'call-error', code })).toBe(state);
  });
});

const boot: CommandEvent = { kind: 'boot' };
const started: CommandEvent = { kind: 'transaction-started', connectorId: 1, idTag: '04A2E680' };
const stopped: CommandEvent = { kind: 'transaction-stopped', sessionId: 7 };
const unavailable: CommandEvent = { kind: 'status', connectorId: 1, status: 'Unavailable' };
const available: CommandEvent = { kind: 'status', connectorId: 1, status: 'Available' };

test.each<[string, CommandTarget, CommandState, CommandEvent, CommandState]>([
  ['a reset is done at the boot', reset, 'accepted', boot, 'done'],
  ['a reset whose answer was lost', reset, 'sent', boot, 'done'],
  ['a reset that was not answered in time', reset, 'no-answer', boot, 'done'],
  ['a reset not sent yet', reset, 'queued', boot, 'queued'],
  ['a boot ends no remote start', start, 'accepted', boot, 'accepted'],
  ['a remote start is done at the start', start, 'accepted', started, 'done'],
  ['a start that overtook the answer', start, 'sent', started, 'done'],
  ['another card', start, 'accepted', { ...started, idTag: '11223344' }, 'accepted'],
  ['another connector', start, 'accepted', { ...started, connectorId: 2 }, 'accepted'],
  ['a remote stop is done at the stop', stop, 'accepted', stopped, 'done'],
  ['another session', stop, 'accepted', { ...stopped, sessionId: 8 }, 'accepted'],
  ['out of order after the session', outOfOrder, 'scheduled', unavailable, 'done'],
  ['not out of order yet', outOfOrder, 'scheduled', available, 'scheduled'],
  ['the other connector', outOfOrder, 'scheduled', { ...unavailable, connectorId: 2 }, 'scheduled'],
  ['in order again', inOrder, 'scheduled', available, 'done'],
  ['not in order yet', inOrder, 'scheduled', unavailable, 'scheduled'],
  ['a status before the answer proves nothing', inOrder, 'sent', available, 'sent'],
])('%s', (_, target, state, event, next) => {
  expect(follow(target, state, event)).toBe(next);
});

describe('on its way', () => {
  test.each<[string, CommandState, CommandEvent, CommandState]>([
    ['sent', 'queued', { kind: 'sent' }, 'sent'],
    ['not connected', 'queued', { kind: 'not-sent', reason: 'not-connected' }, 'offline'],
    ['busy', 'queued', { kind: 'not-sent', reason: 'busy' }, 'failed'],
    ['no answer', 'sent', { kind: 'timeout' }, 'no-answer'],
    ['an accepted one cannot time out any more', 'accepted', { kind: 'timeout' }, 'accepted'],
    ['an answer to what was never sent', 'queued', { kind: 'answered', status: 'Accepted' }, 'queued'],
    ['late answer', 'no-answer', { kind: 'answered', status: 'Accepted' }, 'accepted'],
    ['late refusal', 'unknown', { kind: 'answered', status: 'Rejected' }, 'rejected'],
    ['a second answer', 'accepted', { kind: 'answered', status: 'Rejected' }, 'accepted'],
  ])('%s: %s', (_, state, event, next) => {
    expect(follow(stop, state, event)).toBe(next);
  });

  test('a connection that ends leaves the outcome unknown, but for a reset, which may end it', () => {
    expect(follow(stop, 'sent', { kind: 'disconnected' })).toBe('unknown');
    expect(follow(reset, 'sent', { kind: 'disconnected' })).toBe('sent');
    expect(follow(reset, 'accepted', { kind: 'disconnected' })).toBe('accepted');
  });

  test.each<[CommandTarget, CommandState, number, CommandState]>([
    [stop, 'queued', 29, 'queued'],
    [stop, 'queued', 30, 'expired'],
    [stop, 'sent', 120, 'sent'],
    [stop, 'sent', 121, 'unknown'],
    [{ action: 'ClearCache' }, 'sent', 121, 'unknown'],
    [stop, 'accepted', 121, 'unknown'],
    [start, 'accepted', 300, 'accepted'],
    [start, 'accepted', 301, 'unknown'],
    [reset, 'sent', 600, 'sent'],
    [reset, 'accepted', 601, 'unknown'],
    [outOfOrder, 'scheduled', 1_000_000, 'scheduled'],
  ])('%j %s for %i s: %s', (target, state, seconds, next) => {
    expect(follow(target, state, { kind: 'sweep' }, after(seconds))).toBe(next);
  });

  test('is not sent after its deadline', () => {
    expect(follow(stop, 'queued', { kind: 'sent' }, after(30))).toBe('expired');
  });
});

const states: CommandState[] = [
  'queued',
  'sent',
  'accepted',
  'scheduled',
  'done',
  'rejected',
  'not-supported',
  'failed',
  'offline',
  'no-answer',
  'expired',
  'unknown',
];
const anyTarget = fc.constantFrom(reset, start, stop, outOfOrder, inOrder, {
  action: 'UnlockConnector',
} as const);
const anyEvent = fc.constantFrom<CommandEvent>(
  { kind: 'sent' },
  { kind: 'answered', status: 'Accepted' },
  { kind: 'answered', status: 'Scheduled' },
  { kind: 'answered', status: 'Rejected' },
  { kind: 'answered', status: 'Unlocked' },
  { kind: 'answered', status: null },
  { kind: 'call-error', code: 'InternalError' },
  { kind: 'not-sent', reason: 'not-connected' },
  { kind: 'timeout' },
  { kind: 'disconnected' },
  boot,
  started,
  stopped,
  unavailable,
  available,
  { kind: 'sweep' },
);

describe('whatever happens, in whatever order', () => {
  const history = fc.array(fc.tuple(anyEvent, fc.nat(2_000)), { maxLength: 30 });

  test('it is sent at most once, and a final state stays', () => {
    fc.assert(
      fc.property(anyTarget, history, (target, events) => {
        let command: Command = { target, state: 'queued', sentAt: null, deadlineAt: after(30) };
        let timesSent = 0;
        for (const [event, seconds] of events) {
          const state = followCommand(command, event, after(seconds));
          if (isFinal(command.state)) expect(state).toBe(command.state);
          if (command.state !== 'queued') expect(state).not.toBe('queued');
          if (state === 'sent' && command.state !== 'sent') timesSent += 1;
          command = { ...command, state, sentAt: state === 'sent' ? sentAt : command.sentAt };
        }
        expect(timesSent).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('every state is open, final or open to what comes late', () => {
    const kinds = states.map((state) => [state, isOpen(state), isFinal(state)]);
    expect(kinds.filter(([, open, final]) => open && final)).toEqual([]);
    expect(kinds.filter(([, open, final]) => !open && !final).map(([state]) => state)).toEqual([
      'no-answer',
      'unknown',
    ]);
  });
});
