import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callTimeoutMs } from './call-timeout.ts';
import { objectionTo, type ObjectionFacts } from './objection.ts';
import { hasRoom, isSwitching, maySwitch, sendWithinMs } from './switching-budget.ts';

const fine: ObjectionFacts = {
  quirks: { changeAvailability: true, idTagLength: 20 },
  identityConflict: false,
  sessionRuns: null,
  connectorKnown: null,
};
const start = { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04AABBCCDD' } as const;
const outOfOrder = { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' } as const;

test.each([
  [{ action: 'ClearCache' } as const, {}, null],
  [{ action: 'ClearCache' } as const, { identityConflict: true }, 'identity-conflict'],
  [{ action: 'RemoteStopTransaction', sessionId: 1 } as const, { sessionRuns: true }, null],
  [{ action: 'RemoteStopTransaction', sessionId: 1 } as const, { sessionRuns: false }, 'session-not-running'],
  [start, { connectorKnown: false }, 'unknown-connector'],
  [start, { quirks: { ...fine.quirks, idTagLength: 10 } }, null],
  [start, { quirks: { ...fine.quirks, idTagLength: 8 } }, 'card-too-long'],
  [outOfOrder, { quirks: { ...fine.quirks, changeAvailability: false } }, 'known-to-refuse'],
])('%o of a charger with %o: %s', (target, facts, objection) => {
  expect(objectionTo(target, { ...fine, ...facts })).toBe(objection);
});

test('at most 60 of an account, 20 in its first week, counted with the one that is asked', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  fc.assert(
    fc.property(fc.nat(100), fc.nat(30), (commands, days) => {
      const most = days < 7 ? 20 : 60;
      expect(maySwitch({ commands, accountSince: ago(days) }, now)).toBe(commands < most);
    }),
  );
});

test('with 600 in all in a minute others wait, a minute longer for every 600 before them', () => {
  expect([599, 600].map(hasRoom)).toEqual([true, false]);
  expect([0, 599, 600, 1_800].map(sendWithinMs)).toEqual([60_000, 60_000, 120_000, 240_000]);
});

test('stopping and unlocking wait for nothing', () => {
  expect(
    ['RemoteStopTransaction', 'UnlockConnector', 'GetConfiguration'].map((action) =>
      isSwitching(action as never),
    ),
  ).toEqual([false, false, false]);
  expect(isSwitching('Reset')).toBe(true);
  expect(isSwitching('RemoteStartTransaction')).toBe(true);
});

test('slow answers get longer, all less than what a command is given up after', () => {
  expect(callTimeoutMs('ClearCache')).toBe(30_000);
  for (const action of ['GetConfiguration', 'Reset', 'CertificateSigned'] as const) {
    expect(callTimeoutMs(action)).toBeGreaterThanOrEqual(60_000);
    expect(callTimeoutMs(action)).toBeLessThan(120_000);
  }
});
