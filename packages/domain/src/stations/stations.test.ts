import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attentionRank,
  connectorState,
  evseState,
  isProblem,
  type ConnectorState,
} from './connector-state.ts';
import { fitsBasicAuthentication, identityKey, parseOcppIdentity } from './ocpp-identity.ts';
import { connectionLoad, connectorText, currentOf, maxPowerW, powerTypeText } from './power-type.ts';
import { statusSentence, type StatusSentenceFacts } from './status-sentence.ts';

const now = new Date('2026-11-22T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const online = {
  now,
  connected: true,
  disconnectedAt: null,
  lastSeenAt: now,
  ocppStatus: 'Available',
  offlineAfterSeconds: 90,
};

describe('the state of a charging point', () => {
  test.each([
    ['Available', 'free'],
    ['Preparing', 'preparing'],
    ['Charging', 'charging'],
    ['SuspendedEV', 'car-paused'],
    ['SuspendedEVSE', 'station-paused'],
    ['Finishing', 'finished'],
    ['Reserved', 'reserved'],
    ['Unavailable', 'out-of-order'],
    ['Faulted', 'fault'],
    ['Occupied', 'other-status'],
    ['constructor', 'other-status'],
    [null, 'never-connected'],
  ])('%s is %s', (ocppStatus, state) => {
    expect(connectorState({ ...online, ocppStatus })).toBe(state);
  });

  test.each([
    ['lost within the grace', secondsAgo(90), now, 'free'],
    ['lost for longer', secondsAgo(91), now, 'offline'],
    ['no end of a connection is known', null, secondsAgo(91), 'offline'],
    ['never connected', null, null, 'never-connected'],
  ])('%s: %s', (_, disconnectedAt, lastSeenAt, state) => {
    expect(connectorState({ ...online, connected: false, disconnectedAt, lastSeenAt })).toBe(state);
  });

  test('a charger that is slow to come back is offline later', () => {
    const away = {
      ...online,
      connected: false,
      disconnectedAt: secondsAgo(1_000),
      offlineAfterSeconds: 1_200,
    };
    expect(connectorState(away)).toBe('free');
    expect(connectorState({ ...away, offlineAfterSeconds: 900 })).toBe('offline');
  });

  test('problems come first, free points last', () => {
    const states: ConnectorState[] = ['free', 'charging', 'offline', 'out-of-order', 'fault'];
    const sorted = states.toSorted((a, b) => attentionRank(a) - attentionRank(b));
    expect(sorted).toEqual(['fault', 'offline', 'out-of-order', 'charging', 'free']);
    expect(sorted.filter(isProblem)).toEqual(['fault', 'offline']);
  });

  test.each([
    [['free', 'charging'], 'charging'],
    [['fault', 'free'], 'free'],
    [['offline', 'fault'], 'fault'],
    [['finished', 'car-paused'], 'car-paused'],
    [[], 'never-connected'],
  ] as const)('of plugs %j it is %s', (plugs, state) => {
    expect(evseState(plugs)).toBe(state);
  });
});

const quiet: StatusSentenceFacts = {
  state: 'free',
  outOfOrder: false,
  session: null,
  errorCode: null,
  info: null,
  lastSeenAt: now,
  otherStatus: null,
  reservation: null,
};

describe('the sentence', () => {
  test('of a charging car has its power, energy and time', () => {
    const session = { powerW: 7_400, energyWh: 12_300n, durationSeconds: 4_500 };
    expect(statusSentence({ ...quiet, state: 'charging', session })).toEqual({
      message: { key: 'charging', ...session },
      tone: 'busy',
      actions: [],
      outOfOrderPending: false,
    });
  });

  test('of a charging car without a session has no figures', () => {
    expect(statusSentence({ ...quiet, state: 'charging' }).message).toEqual({
      key: 'charging',
      powerW: null,
      energyWh: null,
      durationSeconds: null,
    });
  });

  test('of a reserved one says for whom and until when', () => {
    const reservation = { cardName: 'Eva', until: now };
    expect(statusSentence({ ...quiet, state: 'reserved', reservation }).message).toEqual({
      key: 'reserved',
      reservation,
    });
  });

  test('offline is another problem than a fault', () => {
    expect(statusSentence({ ...quiet, state: 'offline' })).toMatchObject({
      message: { key: 'offline', lastSeenAt: now },
      tone: 'problem',
      actions: ['check-power-and-internet'],
    });
  });

  test.each([
    [null, ['soft-reset', 'hard-reset', 'call-installer']],
    ['InternalError', ['soft-reset', 'hard-reset', 'call-installer']],
    ['ConnectorLockFailure', ['release-cable', 'soft-reset', 'hard-reset']],
    ['GroundFailure', ['call-installer']],
  ])('of fault %s offers %j', (errorCode, actions) => {
    const sentence = statusSentence({ ...quiet, state: 'fault', errorCode, info: 'F42' });
    expect(sentence).toMatchObject({ message: { key: 'fault', errorCode, info: 'F42' }, actions });
  });

  test('out of order says by whom', () => {
    const state = 'out-of-order';
    expect(statusSentence({ ...quiet, state, outOfOrder: true }).message.key).toBe('out-of-order-by-owner');
    expect(statusSentence({ ...quiet, state, outOfOrder: false }).message.key).toBe(
      'out-of-order-by-station',
    );
  });

  test.each([
    ['charging', true],
    ['free', true],
    ['out-of-order', false],
    ['offline', false],
  ] as const)('wanted out of order while %s: still to follow is %s', (state, pending) => {
    expect(statusSentence({ ...quiet, state, outOfOrder: true }).outOfOrderPending).toBe(pending);
  });
});

describe('power', () => {
  const three = { phases: 3, maxCurrentA: 32, voltageV: 230 };
  const one = { phases: 1, maxCurrentA: 32, voltageV: 230 };

  test('reads as on the nameplate', () => {
    expect(powerTypeText(three)).toBe('3 x 32A (230V)');
    expect(connectorText('type-2', one)).toBe('Type 2 — 1 x 32A (230V)');
    expect(maxPowerW(three)).toBe(22_080);
    expect([currentOf('type-2'), currentOf('ccs')]).toEqual(['ac', 'dc']);
  });

  test('of a station is held against its connection limit', () => {
    expect(connectionLoad([three, one], 63)).toEqual({ maxPerPhaseA: 64, limitPerPhaseA: 63, fits: false });
    expect(connectionLoad([three], 32)).toEqual({ maxPerPhaseA: 32, limitPerPhaseA: 32, fits: true });
    expect(connectionLoad([], null)).toEqual({ maxPerPhaseA: 0, limitPerPhaseA: null, fits: null });
  });
});

describe('an OCPP identity', () => {
  test.each([
    [' EVB-P1234.5 ', { ok: true, identity: 'EVB-P1234.5' }],
    ['a*-_=:+|@.Z9', { ok: true, identity: 'a*-_=:+|@.Z9' }],
    ['', { ok: false, reason: 'empty' }],
    ['a'.repeat(49), { ok: false, reason: 'too-long' }],
    ['with space', { ok: true, identity: 'with space' }],
    ['with%20space', { ok: true, identity: 'with space' }],
    ['with%2520space', { ok: true, identity: 'with space' }],
    ['a?b#c"<>^`{}~!$&', { ok: true, identity: 'a?b#c"<>^`{}~!$&' }],
    ['100% CP', { ok: true, identity: '100% CP' }],
    ['%20a', { ok: false, reason: 'characters' }],
    ['a%0a', { ok: false, reason: 'characters' }],
    ['a\u00a0b', { ok: false, reason: 'characters' }],
    ['caf%C3%A9', { ok: false, reason: 'characters' }],
    ['caf%E9', { ok: false, reason: 'characters' }],
    ['a%252Fb', { ok: false, reason: 'characters' }],
    ['%2e%2e', { ok: false, reason: 'characters' }],
    ['a/b', { ok: false, reason: 'characters' }],
    ['a%2Fb', { ok: false, reason: 'characters' }],
    ['..', { ok: false, reason: 'characters' }],
  ])('%j', (typed, parsed) => {
    expect(parseOcppIdentity(typed)).toEqual(parsed);
  });

  test('is one segment of a URL path, and the same however often it is encoded', () => {
    const typed = fc.oneof(
      fc.string({ minLength: 1, maxLength: 48 }),
      fc
        .array(fc.constantFrom('%', '2', '5', 'F', ' ', 'a', ':', '/', '.'), { maxLength: 12 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(typed, fc.nat(3), (text, times) => {
        const parsed = parseOcppIdentity(text);
        fc.pre(parsed.ok);
        expect(parsed.identity).toMatch(/^(?! )[ -~]{1,48}(?<! )$/);
        let written = parsed.identity;
        for (let time = 0; time < times; time += 1) written = encodeURIComponent(written);
        expect(parseOcppIdentity(written)).toEqual(parsed);
        expect(encodeURIComponent(parsed.identity)).not.toMatch(/[/?# ]/);
      }),
      { numRuns: 1000 },
    );
  });

  test('is not decoded again and again where a text is far too long for one', () => {
    expect(parseOcppIdentity(`%${'25'.repeat(20_000)}41`)).toEqual({ ok: false, reason: 'too-long' });
  });

  test('with a colon is no user name of Basic authentication', () => {
    expect(['CP:1', 'CP 1'].map(fitsBasicAuthentication)).toEqual([false, true]);
  });

  test('is the same in any case', () => {
    expect(identityKey('EVB-P1')).toBe(identityKey('evb-p1'));
  });
});
