import { array, assert, constant, constantFrom, oneof, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceUpgrade,
  upgradeObstacles,
  type Upgrade,
  type UpgradeEvent,
  type UpgradeFacts,
} from './profile-upgrade.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 12, minutes));
const started: Upgrade = {
  toProfile: 2,
  step: 'configure',
  state: 'running',
  problem: null,
  changedAt: at(0),
};
const follow = (...events: UpgradeEvent[]) =>
  events.reduce((upgrade, event) => advanceUpgrade(upgrade, event, at(1)), started);
const configured: UpgradeEvent = { kind: 'answered', step: 'configure', status: 'Accepted' };
const restarted: UpgradeEvent = { kind: 'answered', step: 'reset', status: 'Accepted' };

describe('a security profile upgrade (OCTT TC_083)', () => {
  test('is configured, restarted, and done when the charger is back at the higher profile', () => {
    expect(follow(configured)).toMatchObject({ step: 'reset', state: 'running' });
    expect(follow(configured, restarted)).toMatchObject({ step: 'reconnect', state: 'running' });
    expect(follow(configured, restarted, { kind: 'connected', profile: 2 })).toMatchObject({ state: 'done' });
  });

  test.each([
    ['Rejected', 'refused-by-charger'],
    ['NotSupported', 'not-supported'],
    [null, 'no-answer'],
  ] as const)('that the charger answers %s has failed: %s', (status, problem) => {
    expect(follow({ kind: 'answered', step: 'configure', status })).toMatchObject({
      state: 'failed',
      problem,
    });
  });

  test('has failed when the charger comes back as before, and is done when it comes higher later', () => {
    const back = follow(configured, restarted, { kind: 'connected', profile: 1 });
    expect(back).toMatchObject({ state: 'failed', problem: 'came-back-as-before' });
    expect(advanceUpgrade(back, { kind: 'connected', profile: 2 }, at(30))).toMatchObject({
      state: 'done',
      problem: null,
    });
  });

  test('has failed when nothing comes back in time', () => {
    const waiting = follow(configured, restarted);
    expect(advanceUpgrade(waiting, { kind: 'clock' }, at(10))).toBe(waiting);
    expect(advanceUpgrade(waiting, { kind: 'clock' }, at(17))).toMatchObject({
      problem: 'did-not-come-back',
    });
  });

  test('that was cancelled stays so', () => {
    const cancelled: Upgrade = { ...started, state: 'cancelled' };
    expect(advanceUpgrade(cancelled, { kind: 'connected', profile: 2 }, at(1))).toBe(cancelled);
  });

  test('is done by nothing but a connection at the higher profile', () => {
    const event = oneof(
      record({
        kind: constant('answered' as const),
        step: constantFrom('configure' as const, 'reset' as const),
        status: constantFrom('Accepted', 'Rejected', 'RebootRequired', 'NotSupported', null),
      }),
      record({
        kind: constant('connected' as const),
        profile: constantFrom(0 as const, 1 as const),
      }),
      constant({ kind: 'clock' as const }),
    );
    assert(
      property(array(event), (events) => {
        expect(follow(...events).state).not.toBe('done');
      }),
    );
  });
});

describe('what stands in the way of the next profile', () => {
  const ready: UpgradeFacts = {
    profile: 1,
    toProfile: 2,
    connected: true,
    hasKey: true,
    keyIsPending: false,
    tlsOffered: true,
    centralSystemRoots: 1,
    hasCertificate: false,
    sessionsRunning: 0,
    upgradeRunning: false,
  };
  test('nothing, when all is ready', () => {
    expect(upgradeObstacles(ready)).toEqual([]);
    expect(upgradeObstacles({ ...ready, profile: 2, toProfile: 3, hasCertificate: true })).toEqual([]);
    expect(upgradeObstacles({ ...ready, profile: 0, toProfile: 1, tlsOffered: false })).toEqual([]);
  });

  test.each([
    [{ toProfile: 3, hasCertificate: true }, 'not-the-next-profile'],
    [{ upgradeRunning: true }, 'upgrade-running'],
    [{ connected: false }, 'not-connected'],
    [{ hasKey: false }, 'no-key'],
    [{ keyIsPending: true }, 'key-pending'],
    [{ tlsOffered: false }, 'no-tls'],
    [{ centralSystemRoots: 0 }, 'no-root'],
    [{ profile: 2, toProfile: 3 }, 'no-certificate'],
    [{ sessionsRunning: 1 }, 'session-running'],
  ] as const)('%j: %s', (facts, obstacle) => {
    expect(upgradeObstacles({ ...ready, ...facts })).toEqual([obstacle]);
  });
});
